package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.audio.Wave;
import java.time.Duration;

/// An answering machine: plays its greeting, beeps, listens, hangs up.
///
/// @param line its telephone line
/// @param greeting the greeting, at any sample rate
/// @param beep length of the 1 kHz beep after it; zero means no beep
/// @param listens how long it listens before it hangs up
public record Machine(Line line, Wave greeting, Duration beep, Duration listens) implements Callee {
    private static final Duration SYLLABLE = Duration.ofMillis(180);
    private static final int SYLLABLES = 12;

    /// A machine on a good line, with a beep of 400 ms, that listens for 30 s.
    public static Machine saying(Wave greeting) {
        return new Machine(Line.GOOD, greeting, Duration.ofMillis(400), Duration.ofSeconds(30));
    }

    /// The same with about four seconds of artificial syllables at the level of speech, when there is no
    /// recording.
    public static Machine babbling() {
        short[][] syllables = new short[2 * SYLLABLES][];
        for (int i = 0; i < SYLLABLES; i++) {
            syllables[2 * i] = Tones.sine(180 + 40 * (i % 5), -16, SYLLABLE);
            syllables[2 * i + 1] = Tones.silence(SYLLABLE.dividedBy(i % 4 == 3 ? 1 : 3));
        }
        return saying(new Wave(Wave.TELEPHONE_RATE, Tones.joined(syllables)));
    }

    /// A copy on another line.
    public Machine on(Line other) {
        return new Machine(other, greeting, beep, listens);
    }
}
