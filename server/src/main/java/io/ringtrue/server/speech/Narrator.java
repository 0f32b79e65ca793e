package io.ringtrue.server.speech;

import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.speech.sound.SpeechChain;
import io.ringtrue.telephony.audio.Clip;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One language: its wording, spoken by its voices. Every clip that is the same for everybody is rendered when
/// it is made.
final class Narrator {
    private static final System.Logger LOG = System.getLogger(Narrator.class.getName());
    private static final Duration BETWEEN_SENTENCES = Duration.ofMillis(250);
    private static final Duration AROUND_PIN = Duration.ofMillis(400);
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(900);

    /// A brand that takes longer, such as one spelled letter by letter, is left out: the callee
    /// would hang up.
    private static final int LONGEST_BRAND_SENTENCE = 10 * SpeechChain.RATE;

    /// It is said twice, and a call has its end.
    private static final int LONGEST_MESSAGE_S = 60;

    private static final int DIGITS = 10;

    private final Phrasebook book;
    private final SpeakingOrder engines;
    private final PromptCache cache;
    private final Map<Phrase, Rendition> clips = new EnumMap<>(Phrase.class);
    /// The letters are added when a PIN with letters is first said: most installations never say one.
    private final Map<Character, Rendition> characters = new ConcurrentHashMap<>();

    private final Pace slower = Pace.slower();

    Narrator(Phrasebook book, SpeakingOrder engines, PromptCache cache, Runnable clipDone) throws SpeechFailure {
        this.book = book;
        this.engines = engines;
        this.cache = cache;
        for (Phrase phrase : Phrase.values()) {
            if (phrase != Phrase.HELLO_FROM_BRAND) clips.put(phrase, fixed(phrase.key(), book.say(phrase), clipDone));
        }
        for (char digit = '0'; digit <= '9'; digit++) characters.put(digit, character(digit, clipDone));
    }

    /// How many clips are rendered when one is made.
    static int clipCount() {
        return Phrase.values().length - 1 + DIGITS;
    }

    Prompt askForPin(Wording wording) {
        Brand brand = readable(wording.brand());
        Optional<Rendition> brandSentence = brandSentence(brand);
        Track track = new Track(Pace.USUAL);
        for (int round = 1; round <= wording.repeats(); round++) {
            greet(track, brandSentence, brand);
            wording.announcedPin()
                    .ifPresentOrElse(pin -> announce(track, pin), () -> say(track, Phrase.ENTER_PIN_ON_SCREEN));
            track.silence(round < wording.repeats() ? BETWEEN_REPEATS : BETWEEN_SENTENCES);
        }
        say(track, Phrase.STAR_REPEATS);
        return track.asPrompt(brandSentence.isPresent());
    }

    /// @throws SpeechFailure when a letter cannot be said
    Prompt sayPin(PinWording wording) throws SpeechFailure {
        CharacterClips pin = spelled(wording.pin().ascii());
        Brand brand = readable(wording.brand());
        Optional<Rendition> brandSentence = brandSentence(brand);
        Track track = new Track(wording.slower() ? slower : Pace.USUAL);
        greet(track, brandSentence, brand);
        spell(track, pin, wording.pin().ascii());
        track.silence(BETWEEN_REPEATS);
        say(track, Phrase.ONCE_MORE);
        spell(track, pin, wording.pin().ascii());
        track.silence(BETWEEN_REPEATS);
        say(track, Phrase.STAR_REPEATS);
        return track.asPrompt(brandSentence.isPresent());
    }

    Prompt message(Message message) throws SpeechFailure {
        Rendition said = engines.made(message.text(), engine -> inTime(engine, book.aloud(message.text())))
                .orElseThrow(() -> new SpeechFailure(
                        "no voice can say the message in " + engines.language().toLanguageTag()));
        Track track = new Track(Pace.USUAL);
        say(track, Phrase.MESSAGE_FOLLOWS);
        track.say(said, "[" + message.asShown() + "]").silence(BETWEEN_REPEATS);
        say(track, Phrase.ONCE_MORE);
        track.say(said, "[" + message.asShown() + "]").silence(BETWEEN_REPEATS);
        say(track, Phrase.STAR_REPEATS);
        return track.asPrompt(false);
    }

    Prompt saying(Phrase... phrases) {
        Track track = new Track(Pace.USUAL);
        for (Phrase phrase : phrases) say(track, phrase);
        return track.asPrompt(false);
    }

    private void greet(Track track, Optional<Rendition> brandSentence, Brand brand) {
        brandSentence.ifPresentOrElse(
                sentence -> track.say(
                                sentence, book.say(Phrase.HELLO_FROM_BRAND).replace("{brand}", brand.text()))
                        .silence(BETWEEN_SENTENCES),
                () -> say(track, Phrase.HELLO_FROM_NOBODY));
    }

    private void announce(Track track, SpokenDigits pin) {
        spell(track, new CharacterClips(characters), pin.ascii());
        say(track, Phrase.ENTER_IT_NOW);
    }

    private CharacterClips spelled(String pin) throws SpeechFailure {
        if (!pin.chars().allMatch(c -> characters.containsKey((char) c))) renderLetters();
        return new CharacterClips(characters);
    }

    /// All of them, so that neither an engine nor the cache shows which ones a PIN has.
    private void renderLetters() throws SpeechFailure {
        for (char each : book.characters().keySet()) characters.put(each, character(each, () -> {}));
    }

    private Rendition character(char each, Runnable done) throws SpeechFailure {
        return fixed(Phrasebook.id(each), book.name(each), done);
    }

    private void spell(Track track, CharacterClips clips, String pin) {
        track.say(clip(Phrase.YOUR_PIN_IS), book.say(Phrase.YOUR_PIN_IS)).silence(AROUND_PIN);
        track.sayHidden(clips, pin).silence(AROUND_PIN);
    }

    private void say(Track track, Phrase phrase) {
        track.say(clip(phrase), book.say(phrase)).silence(BETWEEN_SENTENCES);
    }

    private Rendition clip(Phrase phrase) {
        return Objects.requireNonNull(clips.get(phrase), "rendered when this was made");
    }

    private Rendition fixed(String id, String text, Runnable done) throws SpeechFailure {
        Rendition rendition = engines.fixed(id, text, cache);
        done.run();
        return rendition;
    }

    /// Never by way of a cache: a message may hold a code.
    private Clip inTime(SpeechEngine engine, String words) throws SpeechFailure {
        Clip clip = new Clip(engine.synthesize(words, engines.language()));
        if (clip.length() <= LONGEST_MESSAGE_S * SpeechChain.RATE) return clip;
        throw new SpeechFailure(engine.id() + " needs more than " + LONGEST_MESSAGE_S + " s for it");
    }

    /// The sentence with the brand, rendered as a whole so that its melody is right; empty when there is no
    /// brand, or none that a voice can say.
    private Optional<Rendition> brandSentence(Brand brand) {
        if (!brand.isSpeakable()) return Optional.empty();
        String sentence = book.say(Phrase.HELLO_FROM_BRAND).replace("{brand}", book.aloud(brand.text()));
        Optional<Rendition> said = engines.made(
                brand.text(),
                engine -> brand.holdsDigits()
                        ? new Clip(engine.synthesize(sentence, engines.language()))
                        : cache.branded(engine, sentence, engines.language()));
        return said.filter(rendition -> rendition.clip().length() <= LONGEST_BRAND_SENTENCE);
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
