package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import io.ringtrue.telephony.audio.Sound;
import java.time.Duration;

/// Clips put one after another, with the text that goes with them.
final class Track {
    /// Nobody has the phone at the ear yet when it is answered.
    private static final Duration LEAD_IN = Duration.ofMillis(400);

    private static final String HIDDEN_PIN = "*****";

    private final Sound.Builder sound = new Sound.Builder();
    private final StringBuilder text = new StringBuilder();

    Track() {
        silence(LEAD_IN);
    }

    Track say(Clip clip, String words) {
        sound.add(clip);
        write(words);
        return this;
    }

    /// Joins clips that hold a digit each; the text shows neither them nor how many.
    Track sayHidden(DigitClips clips, SpokenDigits digits) {
        clips.forEach(digits, sound::add, sound::pause);
        write(HIDDEN_PIN + ".");
        return this;
    }

    Track silence(Duration length) {
        sound.pause(length);
        return this;
    }

    Prompt asPrompt(boolean brandSpoken) {
        return new Prompt(sound.build(), text.toString(), brandSpoken);
    }

    private void write(String words) {
        if (!text.isEmpty()) text.append(' ');
        text.append(words);
    }
}
