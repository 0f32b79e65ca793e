package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.audio.Wave;
import java.time.Duration;

/// An answering machine: says its greeting, beeps, listens, hangs up.
///
/// @param line the line it is on
/// @param greeting what it says; any rate
/// @param beep how long it beeps after that, at 1 kHz; zero: it does not
/// @param listens how long it then waits before it hangs up
public record Machine(Line line, Wave greeting, Duration beep, Duration listens) implements Callee {
    private static final Duration SYLLABLE = Duration.ofMillis(180);
    private static final int SYLLABLES = 12;

    /// On a good line: a greeting, a beep of 400 ms, and half a minute of patience.
    public static Machine saying(Wave greeting) {
        return new Machine(Line.GOOD, greeting, Duration.ofMillis(400), Duration.ofSeconds(30));
    }

    /// The same with some four seconds of babble at the level of speech, for when there is no recording at hand.
    public static Machine babbling() {
        short[][] syllables = new short[2 * SYLLABLES][];
        for (int i = 0; i < SYLLABLES; i++) {
            syllables[2 * i] = Tones.sine(180 + 40 * (i % 5), -16, SYLLABLE);
            syllables[2 * i + 1] = Tones.silence(SYLLABLE.dividedBy(i % 4 == 3 ? 1 : 3));
        }
        return saying(new Wave(Wave.TELEPHONE_RATE, Tones.joined(syllables)));
    }

    public Machine on(Line other) {
        return new Machine(other, greeting, beep, listens);
    }
}
