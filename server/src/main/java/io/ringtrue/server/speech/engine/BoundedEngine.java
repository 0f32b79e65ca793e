package io.ringtrue.server.speech.engine;

import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Synthesizes on a bounded pool of platform threads while the caller waits. A burst of new brands therefore
/// cannot take the processors from calls in progress.
///
/// @param pool has a bounded number of threads; whoever made it closes it
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
    public Optional<short[]> recorded(String id, Locale language) throws SpeechFailure {
        return engine.recorded(id, language);
    }

    @Override
    public List<String> problems(Set<String> ids) {
        return engine.problems(ids);
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
