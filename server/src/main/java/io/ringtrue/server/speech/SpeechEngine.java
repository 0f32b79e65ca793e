package io.ringtrue.server.speech;

import java.util.Locale;

/// Turns text into sound: one engine with one voice; the port that each engine implements. Safe for use
/// by many threads.
///
/// Callers never pass digits, because an engine reads "1234" as a quantity: they spell each digit as a word.
public interface SpeechEngine {

    /// Engine, version and voice, such as `freetts-1.2.2/kevin16`. It is part of every cache key, so engines
    /// that sound different must have different ids.
    String id();

    /// Whether the voice speaks this language. The region is ignored.
    boolean speaks(Locale language);

    /// Whether the voice can read every letter of this text; true for a text without letters.
    boolean reads(String text);

    /// Renders a text. Blocks until all of it is rendered.
    ///
    /// @param text plain words; no markup, no digits. Empty or nothing but punctuation: no samples
    /// @return 8 kHz mono, prepared by [SpeechChain]: band, level, no silence at either end
    /// @throws SpeechFailure when the engine cannot render it
    short[] synthesize(String text, Locale language) throws SpeechFailure;
}
