package io.ringtrue.server.speech.engine;

import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Spares an engine that has failed twice in a row: for half a minute it is not asked and fails at once, so that a
/// server that is down does not delay each sentence by its time limit.
public final class SparedEngine implements SpeechEngine {
    private static final int FAILURES = 2;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SpeechEngine engine;
    private final LongSupplier nanoTime;
    private int failures;
    private long last;

    /// @param nanoTime the monotonic clock
    public SparedEngine(SpeechEngine engine, LongSupplier nanoTime) {
        this.engine = engine;
        this.nanoTime = nanoTime;
    }

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
        if (spared()) throw new SpeechFailure(id() + " has just failed twice and is not asked for half a minute");
        try {
            short[] samples = engine.synthesize(text, language);
            count(false);
            return samples;
        } catch (SpeechFailure e) {
            count(true);
            throw e;
        }
    }

    private synchronized boolean spared() {
        return failures >= FAILURES && nanoTime.getAsLong() - last < PAUSE.toNanos();
    }

    private synchronized void count(boolean failed) {
        failures = failed ? failures + 1 : 0;
        last = nanoTime.getAsLong();
    }
}
