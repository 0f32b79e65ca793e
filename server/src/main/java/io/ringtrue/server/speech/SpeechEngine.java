package io.ringtrue.server.speech;

import java.util.Locale;

/// Turns text into sound: one engine with one voice. Safe for use by many threads.
///
/// Digits are never given to an engine as a number ("1234" is read as a quantity); callers spell them out.
public interface SpeechEngine {

    /// Engine, version and voice, such as `freetts-1.2.2/kevin16`: part of every cache key, so two engines that
    /// sound different never share one.
    String id();

    /// Whether the voice speaks this language; its region is ignored.
    boolean speaks(Locale language);

    /// Whether the voice knows how to read every letter of this text. A text without letters: true.
    boolean reads(String text);

    /// Renders a text. Blocks until all of it is there.
    ///
    /// @param text plain words; no markup, no digits. Empty or nothing but punctuation: no samples
    /// @return 8 kHz mono, prepared by [SpeechChain]: band, level, no silence at either end
    /// @throws SpeechFailure when the engine could not
    short[] synthesize(String text, Locale language) throws SpeechFailure;
}
