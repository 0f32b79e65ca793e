package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The ten digits of one voice, a clip each. A PIN is joined from them for one call and then forgotten: no engine
/// ever hears it and no cache keeps it.
///
/// @param clips zero first
record DigitClips(List<Clip> clips) {
    /// Long enough to write a digit down.
    private static final Duration GAP = Duration.ofMillis(220);

    /// Hands out clip, gap, clip, … clip.
    void forEach(SpokenDigits digits, Consumer<Clip> clip, Consumer<Duration> gap) {
        for (int i = 0; i < digits.ascii().length(); i++) {
            if (i > 0) gap.accept(GAP);
            clip.accept(clips.get(digits.ascii().charAt(i) - '0'));
        }
    }
}
