package io.ringtrue.server.speech;

import java.time.Duration;
import java.util.Arrays;

/// Clips put one after another, with the text that goes with them.
final class Track {
    /// Nobody has the phone at the ear yet when it is answered.
    private static final Duration LEAD_IN = Duration.ofMillis(400);

    private static final String HIDDEN_PIN = "*****";

    private short[] samples = new short[0];
    private final StringBuilder text = new StringBuilder();

    Track() {
        silence(LEAD_IN);
    }

    Track say(short[] clip, String words) {
        join(clip);
        write(words);
        return this;
    }

    /// Joins clips that hold a digit each; the text shows neither them nor how many.
    Track sayHidden(DigitClips clips, SpokenDigits digits) {
        clips.forEach(digits, this::join, this::silence);
        write(HIDDEN_PIN + ".");
        return this;
    }

    Track silence(Duration length) {
        int before = samples.length;
        samples = Arrays.copyOf(samples, before + (int) (length.toMillis() * SpeechChain.RATE / 1000));
        return this;
    }

    Prompt asPrompt(boolean brandSpoken) {
        return new Prompt(samples, text.toString(), brandSpoken);
    }

    private void join(short[] clip) {
        int before = samples.length;
        samples = Arrays.copyOf(samples, before + clip.length);
        System.arraycopy(clip, 0, samples, before, clip.length);
    }

    private void write(String words) {
        if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(words);
    }
}
