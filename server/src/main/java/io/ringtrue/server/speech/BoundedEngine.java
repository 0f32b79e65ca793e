package io.ringtrue.server.speech;

import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Synthesizes on a bounded pool of platform threads, so that a burst of new brands does not take the processors
/// away from the calls that are on. The caller waits.
///
/// @param pool bounded in threads; not closed from here
public record BoundedEngine(SpeechEngine engine, ExecutorService pool) implements SpeechEngine {
    @Override
    public String id() {
        return engine.id();
    }

    @Override
    public boolean speaks(Locale language) {
        return engine.speaks(language);
    }

    @Override
    public boolean reads(String text) {
        return engine.reads(text);
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        Future<short[]> speech = pool.submit(() -> engine.synthesize(text, language));
        try {
            return speech.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SpeechFailure failure ? failure : new SpeechFailure(id() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechFailure(id() + " was interrupted", e);
        }
    }
}
