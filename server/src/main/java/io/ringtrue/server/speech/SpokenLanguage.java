package io.ringtrue.server.speech;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A language that has a wording and a voice. It is rendered by the first caller, while others wait. After a failure
/// it rests for a while: each call would wait for the same failure.
final class SpokenLanguage {
    private static final Duration REST = Duration.ofMinutes(1);

    private final Phrasebook book;
    private final SpeakingOrder engines;
    private final PromptCache cache;
    private final LongSupplier nanoTime;

    private @Nullable Narrator narrator;
    private @Nullable SpeechFailure failure;
    private long failed;

    /// @param nanoTime the monotonic clock
    SpokenLanguage(Phrasebook book, SpeakingOrder engines, PromptCache cache, LongSupplier nanoTime) {
        this.book = book;
        this.engines = engines;
        this.cache = cache;
        this.nanoTime = nanoTime;
    }

    Phrasebook book() {
        return book;
    }

    VoiceReport report(Locale language) {
        Set<String> ids = new LinkedHashSet<>();
        for (Phrase phrase : Phrase.values()) {
            if (phrase != Phrase.HELLO_FROM_BRAND) ids.add(phrase.key());
        }
        book.characters().keySet().forEach(each -> ids.add(Phrasebook.id(each)));
        return new VoiceReport(
                language,
                engines.engines().stream().map(SpeechEngine::id).toList(),
                book.names("A"),
                engines.engines().stream()
                        .flatMap(engine -> engine.problems(ids).stream())
                        .toList());
    }

    /// @param clipDone run after each clip, if this call renders them
    /// @throws SpeechFailure when a sentence cannot be said by any voice, now or within the last minute
    synchronized Narrator narrator(Runnable clipDone) throws SpeechFailure {
        if (narrator != null) return narrator;
        if (failure != null && nanoTime.getAsLong() - failed < REST.toNanos()) {
            throw new SpeechFailure(String.valueOf(failure.getMessage()), failure);
        }
        try {
            narrator = new Narrator(book, engines, cache, clipDone);
            return narrator;
        } catch (SpeechFailure e) {
            failure = e;
            failed = nanoTime.getAsLong();
            throw e;
        }
    }
}
