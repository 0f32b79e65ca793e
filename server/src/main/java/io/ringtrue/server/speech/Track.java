package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import io.ringtrue.telephony.audio.Sound;
import java.time.Duration;

/// Joins clips and pauses into one prompt, and writes down the words.
final class Track {
    /// The callee needs this long after answering to put the phone to the ear.
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

    /// Adds one clip for each digit. The written words show neither the digits nor how many there are.
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
