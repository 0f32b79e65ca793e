package io.ringtrue.server.speech;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Everything Ringtrue says in a call. Safe for use by many threads. A prompt is joined from clips within
/// milliseconds; only a brand that is new is synthesized first.
public final class Prompts {
    private final Map<Locale, Narrator> narrators = new LinkedHashMap<>();

    /// Renders all static clips, or reads them from the cache. The first time this takes about a second.
    ///
    /// @param engines in order of preference: a language is spoken by the first that speaks it
    /// @throws SpeechFailure when a static clip cannot be rendered, or no engine speaks English
    public Prompts(List<SpeechEngine> engines, PromptCache cache, Progress progress) throws SpeechFailure {
        Map<Locale, SpeechEngine> voices = voices(engines);
        int total = voices.size() * Narrator.clipCount();
        AtomicInteger done = new AtomicInteger();
        for (Map.Entry<Locale, SpeechEngine> voice : voices.entrySet()) {
            Runnable clipDone = () -> progress.rendered(done.incrementAndGet(), total);
            narrators.put(voice.getKey(), new Narrator(voice.getKey(), voice.getValue(), cache, clipDone));
        }
    }

    /// The languages that have both a wording and a voice; always holds English.
    public Set<Locale> languages() {
        return Set.copyOf(narrators.keySet());
    }

    /// Says who calls and what to do, [Wording#repeats()] times, and ends with "press star to hear this
    /// again". Never fails: a brand that cannot be spoken is left out.
    public Prompt askForPin(Wording wording) {
        return narrator(wording.language()).askForPin(wording);
    }

    /// Played after a wrong entry, before [#askForPin(Wording)] is played again.
    ///
    /// @param notMeHint also say that star nine means "this was not me"
    public Prompt tryAgain(Locale language, boolean notMeHint) {
        Narrator narrator = narrator(language);
        return notMeHint ? narrator.saying(Phrase.WRONG_PIN, Phrase.IF_NOT_YOU) : narrator.saying(Phrase.WRONG_PIN);
    }

    /// The farewell after the right PIN.
    public Prompt verified(Locale language) {
        return narrator(language).saying(Phrase.VERIFIED);
    }

    /// The farewell when the PIN was not given.
    public Prompt unverified(Locale language) {
        return narrator(language).saying(Phrase.UNVERIFIED);
    }

    /// The farewell after star nine, "this was not me".
    public Prompt reported(Locale language) {
        return narrator(language).saying(Phrase.REPORTED);
    }

    private Narrator narrator(Locale language) {
        Locale spoken = Locale.of(language.getLanguage());
        return Objects.requireNonNull(narrators.get(narrators.containsKey(spoken) ? spoken : Locale.ENGLISH));
    }

    private static Map<Locale, SpeechEngine> voices(List<SpeechEngine> engines) throws SpeechFailure {
        Map<Locale, SpeechEngine> voices = new LinkedHashMap<>();
        for (Locale language : Phrasebook.LANGUAGES) {
            engines.stream()
                    .filter(engine -> engine.speaks(language))
                    .findFirst()
                    .ifPresent(engine -> voices.put(language, engine));
        }
        if (!voices.containsKey(Locale.ENGLISH)) {
            throw new SpeechFailure("no speech engine speaks English, which every other language falls back to");
        }
        return voices;
    }
}
