package io.ringtrue.server.speech;

import static java.lang.System.Logger.Level.WARNING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Everything Ringtrue says in a call. Safe for use by many threads. A prompt is joined from clips within
/// milliseconds; a brand that is new and a message are synthesized first. A language other than English
/// is rendered when it is first used, which takes seconds.
public final class Prompts {
    private static final System.Logger LOG = System.getLogger(Prompts.class.getName());

    private final Map<Locale, SpokenLanguage> spoken = new LinkedHashMap<>();
    private final Narrator english;

    /// Renders all static clips of English, or reads them from the cache. The first time this takes about a second.
    ///
    /// @param engines in order of preference; each is used for the languages it speaks
    /// @throws SpeechFailure when a static clip of English cannot be rendered, or no engine speaks English
    public Prompts(List<SpeechEngine> engines, PromptCache cache, Progress progress) throws SpeechFailure {
        this(language -> engines, cache, progress);
    }

    /// As above, with an order for each language.
    ///
    /// @param engines the engines in order of preference; those that do not speak the language are left out
    public Prompts(Function<Locale, List<SpeechEngine>> engines, PromptCache cache, Progress progress)
            throws SpeechFailure {
        for (Locale language : Phrasebook.LANGUAGES) {
            List<SpeechEngine> able = engines.apply(language).stream()
                    .filter(engine -> engine.speaks(language))
                    .toList();
            if (able.isEmpty()) continue;
            Phrasebook book = new Phrasebook(language);
            spoken.put(language, new SpokenLanguage(book, new SpeakingOrder(language, able), cache, System::nanoTime));
        }
        SpokenLanguage first = spoken.get(Locale.ENGLISH);
        if (first == null) {
            throw new SpeechFailure("no speech engine speaks English, which every other language falls back to");
        }
        int total = Narrator.clipCount();
        AtomicInteger done = new AtomicInteger();
        this.english = first.narrator(() -> progress.rendered(done.incrementAndGet(), total));
    }

    /// The languages that have both a wording and a voice; always holds English.
    public Set<Locale> languages() {
        return Set.copyOf(spoken.keySet());
    }

    /// What speaks each language, by its tag. Asks recordings what is wrong with them, which reads their files.
    public List<VoiceReport> voices() {
        return spoken.entrySet().stream()
                .map(each -> each.getValue().report(each.getKey()))
                .toList();
    }

    /// Says who calls and what to do, [Wording#repeats()] times, and ends with "press star to hear this
    /// again". Never fails: a brand that cannot be spoken is left out.
    public Prompt askForPin(Wording wording) {
        return narrator(wording.language()).askForPin(wording);
    }

    /// Says who calls and the PIN twice, character by character in groups with pauses, and ends with "press star to
    /// hear this again". A brand that cannot be spoken is left out, and a PIN that the language does not
    /// [spell][#spells] is told in English.
    ///
    /// @throws IllegalStateException when a letter cannot be said in English either
    public Prompt sayPin(PinWording wording) {
        Locale language = spells(wording.language(), wording.pin().ascii()) ? wording.language() : Locale.ENGLISH;
        try {
            return narrator(language).sayPin(wording);
        } catch (SpeechFailure e) {
            LOG.log(WARNING, "a PIN is told in English: " + e.getMessage());
            return inEnglish(wording);
        }
    }

    private Prompt inEnglish(PinWording wording) {
        try {
            return english.sayPin(wording);
        } catch (SpeechFailure e) {
            throw new IllegalStateException("no voice can spell: " + e.getMessage(), e);
        }
    }

    /// Whether the voice of this language can say each character of a PIN: digits always, letters where the language
    /// offers them. Asks no engine.
    ///
    /// @param pin small letters count as capitals
    public boolean spells(Locale language, String pin) {
        return Optional.ofNullable(spoken.get(
                        LanguageChoice.among(spoken.keySet(), language).orElse(Locale.ENGLISH)))
                .map(SpokenLanguage::book)
                .filter(book -> book.names(pin.toUpperCase(Locale.ROOT)))
                .isPresent();
    }

    /// Says a customer's message twice, and ends with "press star to hear this again". The message is cleaned as
    /// [Message#of] does.
    ///
    /// @throws SpeechFailure when no voice can say it: none speaks the language, can read its script, succeeds, or
    /// needs at most a minute
    /// @throws IllegalArgumentException when the message breaks [Message#RULE]
    public Prompt message(Locale language, String message) throws SpeechFailure {
        Message cleaned = Message.of(message);
        SpokenLanguage able = LanguageChoice.among(spoken.keySet(), language)
                .map(spoken::get)
                .orElseThrow(() -> new SpeechFailure("no voice speaks " + language.toLanguageTag()));
        return able.narrator(() -> {}).message(cleaned);
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

    /// The farewell after what was only to be heard, such as [#sayPin] or [#message].
    public Prompt goodbye(Locale language) {
        return narrator(language).saying(Phrase.GOODBYE);
    }

    /// English when no voice speaks the language, or those that do fail.
    private Narrator narrator(Locale language) {
        Locale best = LanguageChoice.among(spoken.keySet(), language).orElse(Locale.ENGLISH);
        if (best.equals(Locale.ENGLISH)) return english;
        try {
            return Objects.requireNonNull(spoken.get(best)).narrator(() -> {});
        } catch (SpeechFailure e) {
            LOG.log(WARNING, best.toLanguageTag() + " is spoken in English: " + e.getMessage());
            return english;
        }
    }
}
