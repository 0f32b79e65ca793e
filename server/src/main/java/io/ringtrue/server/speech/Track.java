package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Sound;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Joins clips and pauses into one prompt, and writes down the words.
final class Track {
    /// The callee needs this long after answering to put the phone to the ear.
    private static final Duration LEAD_IN = Duration.ofMillis(400);

    private static final String HIDDEN_PIN = "*****";

    private final Sound.Builder sound = new Sound.Builder();
    private final StringBuilder text = new StringBuilder();

    private final Set<String> voices = new LinkedHashSet<>();
    private final Pace pace;

    Track(Pace pace) {
        this.pace = pace;
        silence(LEAD_IN);
    }

    Track say(Rendition rendition, String words) {
        add(rendition);
        write(words);
        return this;
    }

    /// Adds one clip for each character. The written words show neither the characters nor how many there are.
    Track sayHidden(CharacterClips clips, String characters) {
        clips.forEach(characters, this::add, this::silence);
        write(HIDDEN_PIN + ".");
        return this;
    }

    Track silence(Duration length) {
        sound.pause(pace.of(length));
        return this;
    }

    Prompt asPrompt(boolean brandSpoken) {
        return new Prompt(sound.build(), text.toString(), brandSpoken, List.copyOf(voices));
    }

    private void add(Rendition rendition) {
        sound.add(pace.of(rendition));
        voices.add(rendition.voice());
    }

    private void write(String words) {
        if (!text.isEmpty()) text.append(' ');
        text.append(words);
    }
}
