package io.ringtrue.server.speech;

import io.ringtrue.server.speech.freetts.FreettsEngine;
import io.ringtrue.telephony.audio.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    static DigitClips digits() {
        try {
            List<Clip> clips = new ArrayList<>();
            for (int digit = 0; digit < 10; digit++) {
                clips.add(new Clip(ENGINE.synthesize(new Phrasebook(Locale.ENGLISH).digit(digit), Locale.ENGLISH)));
            }
            return new DigitClips(clips);
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }
}
