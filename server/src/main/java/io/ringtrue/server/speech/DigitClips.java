package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The ten digits of one voice, one clip each. A PIN is joined from them for one call and then forgotten: no
/// engine is given a PIN and no cache keeps one.
///
/// @param clips zero first
record DigitClips(List<Clip> clips) {
    /// Long enough for the callee to write a digit down.
    private static final Duration GAP = Duration.ofMillis(220);

    /// Calls `clip` for each digit, and `gap` between two.
    void forEach(SpokenDigits digits, Consumer<Clip> clip, Consumer<Duration> gap) {
        for (int i = 0; i < digits.ascii().length(); i++) {
            if (i > 0) gap.accept(GAP);
            clip.accept(clips.get(digits.ascii().charAt(i) - '0'));
        }
    }
}
