package io.ringtrue.server.speech;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The characters of one voice, one clip each: ten digits, and 26 letters where the language has names for
/// them. A PIN is joined from them for one call and then forgotten: no engine is given a PIN and no cache
/// keeps one.
///
/// @param clips by digit or capital letter
record CharacterClips(Map<Character, Rendition> clips) {
    /// Long enough for the callee to write a character down.
    private static final Duration GAP = Duration.ofMillis(220);

    /// Long enough to hear that a group has ended.
    private static final Duration GROUP_GAP = Duration.ofMillis(450);

    CharacterClips {
        clips = Map.copyOf(clips);
    }

    /// Calls `clip` for each character, and `gap` between two; the gap between two groups is longer.
    ///
    /// @param characters each has a clip
    void forEach(String characters, Consumer<Rendition> clip, Consumer<Duration> gap) {
        List<String> groups = SpokenPin.groups(characters);
        for (int group = 0; group < groups.size(); group++) {
            if (group > 0) gap.accept(GROUP_GAP);
            String within = groups.get(group);
            for (int i = 0; i < within.length(); i++) {
                if (i > 0) gap.accept(GAP);
                clip.accept(Objects.requireNonNull(clips.get(within.charAt(i)), "a clip for each character"));
            }
        }
    }
}
