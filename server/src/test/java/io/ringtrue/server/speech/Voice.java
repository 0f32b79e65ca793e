package io.ringtrue.server.speech;

import io.ringtrue.server.speech.freetts.FreettsEngine;
import io.ringtrue.telephony.audio.Clip;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The default voice, loaded once for all tests.
final class Voice {
    static final SpeechEngine ENGINE = new FreettsEngine();
    static final Prompts PROMPTS = prompts(new PromptCache(Optional.empty()));

    private Voice() {}

    static Prompts prompts(PromptCache cache) {
        try {
            return new Prompts(List.of(ENGINE), cache, (_, _) -> {});
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }

    /// The ten digits as a prompt would join them.
    static CharacterClips digits() {
        try {
            Phrasebook book = new Phrasebook(Locale.ENGLISH);
            Map<Character, Rendition> clips = new HashMap<>();
            for (int digit = 0; digit < 10; digit++) {
                Clip clip = new Clip(ENGINE.synthesize(book.digit(digit), Locale.ENGLISH));
                clips.put((char) ('0' + digit), new Rendition(clip, ENGINE.id(), true));
            }
            return new CharacterClips(clips);
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }
}
