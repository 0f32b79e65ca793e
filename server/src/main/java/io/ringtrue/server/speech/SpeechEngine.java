package io.ringtrue.server.speech;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns text into sound: one engine with one voice; the port that each engine implements. Safe for use
/// by many threads.
///
/// Callers never pass digits, because an engine reads "1234" as a quantity: they spell each digit as a word.
public interface SpeechEngine {

    /// Engine, version and voice, such as `freetts-1.2.2/kevin16`. It is part of every cache key, so engines
    /// that sound different must have different ids.
    String id();

    /// Whether the voice speaks this language, one of the languages that have a wording.
    boolean speaks(Locale language);

    /// Whether the voice can read every letter of this text; true for a text without letters.
    boolean reads(String text);

    /// A recording of a sentence that is the same for everybody. Engines that read text have none.
    ///
    /// @param id the sentence's key, such as `wrong-pin`, or the character, such as `7`
    /// @return prepared like [#synthesize]; empty: there is no recording
    /// @throws SpeechFailure when there is one that cannot be used
    default Optional<short[]> recorded(String id, Locale language) throws SpeechFailure {
        return Optional.empty();
    }

    /// What is wrong with its recordings, a sentence each; empty: nothing, or it has none.
    ///
    /// @param ids of all sentences and characters it might have a recording of
    default List<String> problems(Set<String> ids) {
        return List.of();
    }

    /// Renders a text. Blocks until all of it is rendered.
    ///
    /// @param text plain words; no markup, no digits. Empty or nothing but punctuation: no samples
    /// @return 8 kHz mono in the telephone's band, at the level of speech, without silence at either end
    /// @throws SpeechFailure when the engine cannot render it
    short[] synthesize(String text, Locale language) throws SpeechFailure;
}
