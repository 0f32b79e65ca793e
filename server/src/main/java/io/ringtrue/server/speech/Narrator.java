package io.ringtrue.server.speech;

import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.telephony.audio.Clip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One language: its wording, spoken by one voice. Every clip that needs no brand is rendered when
/// it is made.
final class Narrator {
    private static final System.Logger LOG = System.getLogger(Narrator.class.getName());
    private static final Duration BETWEEN_SENTENCES = Duration.ofMillis(250);
    private static final Duration AROUND_PIN = Duration.ofMillis(400);
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(900);

    /// A brand that takes longer, such as one spelled letter by letter, is left out: the callee
    /// would hang up.
    private static final int LONGEST_BRAND_SENTENCE = 10 * SpeechChain.RATE;

    private final Locale language;
    private final Phrasebook book;
    private final SpeechEngine engine;
    private final PromptCache cache;
    private final Map<Phrase, Clip> clips = new EnumMap<>(Phrase.class);
    private final DigitClips digits;

    Narrator(Locale language, SpeechEngine engine, PromptCache cache, Runnable clipDone) throws SpeechFailure {
        this.language = language;
        this.book = new Phrasebook(language);
        this.engine = engine;
        this.cache = cache;
        for (Phrase phrase : Phrase.values()) {
            if (phrase != Phrase.CALL_FROM_BRAND) clips.put(phrase, fixed(book.say(phrase), clipDone));
        }
        List<Clip> ten = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) ten.add(fixed(book.digit(digit), clipDone));
        this.digits = new DigitClips(ten);
    }

    /// How many clips one language renders at start-up.
    static int clipCount() {
        return Phrase.values().length - 1 + 10;
    }

    Prompt askForPin(Wording wording) {
        Brand brand = readable(wording.brand());
        Optional<Clip> brandSentence = brandSentence(brand);
        Track track = new Track();
        say(track, Phrase.HELLO);
        for (int round = 1; round <= wording.repeats(); round++) {
            if (brandSentence.isPresent()) {
                track.say(brandSentence.get(), book.say(Phrase.CALL_FROM_BRAND).replace("{brand}", brand.text()));
                track.silence(BETWEEN_SENTENCES);
            } else {
                say(track, Phrase.CALL_FROM_NOBODY);
            }
            wording.announcedPin()
                    .ifPresentOrElse(pin -> announce(track, pin), () -> say(track, Phrase.ENTER_PIN_ON_SCREEN));
            track.silence(round < wording.repeats() ? BETWEEN_REPEATS : BETWEEN_SENTENCES);
        }
        say(track, Phrase.STAR_REPEATS);
        return track.asPrompt(brandSentence.isPresent());
    }

    Prompt saying(Phrase... phrases) {
        Track track = new Track();
        for (Phrase phrase : phrases) say(track, phrase);
        return track.asPrompt(false);
    }

    private void announce(Track track, SpokenDigits pin) {
        track.say(clip(Phrase.YOUR_PIN_IS), book.say(Phrase.YOUR_PIN_IS)).silence(AROUND_PIN);
        track.sayHidden(digits, pin).silence(AROUND_PIN);
        say(track, Phrase.ENTER_IT_NOW);
    }

    private void say(Track track, Phrase phrase) {
        track.say(clip(phrase), book.say(phrase)).silence(BETWEEN_SENTENCES);
    }

    private Clip clip(Phrase phrase) {
        return Objects.requireNonNull(clips.get(phrase), "rendered at start-up");
    }

    private Clip fixed(String text, Runnable done) throws SpeechFailure {
        Clip clip = cache.fixed(engine, text, language);
        if (clip.length() == 0) {
            throw new SpeechFailure(engine.id() + " stays silent where it should say \"" + text + "\"");
        }
        done.run();
        return clip;
    }

    /// The sentence with the brand, rendered as a whole so that its melody is right; empty when there is no
    /// brand, or none that this voice can say.
    private Optional<Clip> brandSentence(Brand brand) {
        if (!brand.isSpeakable() || !engine.reads(brand.text())) return Optional.empty();
        String sentence = book.say(Phrase.CALL_FROM_BRAND).replace("{brand}", book.aloud(brand));
        try {
            Clip clip = brand.holdsDigits()
                    ? new Clip(engine.synthesize(sentence, language))
                    : cache.branded(engine, sentence, language);
            return clip.length() > LONGEST_BRAND_SENTENCE ? Optional.empty() : Optional.of(clip);
        } catch (SpeechFailure e) {
            LOG.log(WARNING, "a brand is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// A brand that breaks [Brand#RULE] was accepted by mistake; it is not spoken.
    private static Brand readable(String brand) {
        try {
            return new Brand(brand);
        } catch (IllegalArgumentException e) {
            LOG.log(WARNING, "a brand is left out: it " + e.getMessage());
            return Brand.NONE;
        }
    }
}
