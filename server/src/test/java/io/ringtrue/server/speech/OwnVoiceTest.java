package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.audio.G711;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Our prompts come back from hybrids and handsets while keys are listened for, so no prompt may sound
/// like a key.
class OwnVoiceTest {
    private static final double[] DECIBELS = {0, -6, -12, -20};
    private static final int HOP = 40; // samples between two looks of the detector

    @Test
    void noPromptSoundsLikeAKeyHoweverItComesBack() {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            String pin = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
            Wording wording = new Wording(Locale.US, "Acme Shop", Optional.of(new SpokenDigits(pin)), 2);
            assertNoKeyIn(Voice.PROMPTS.askForPin(wording));
        }
        assertNoKeyIn(Voice.PROMPTS.askForPin(new Wording(Locale.US, "Acme Shop", Optional.empty(), 2)));
        assertNoKeyIn(Voice.PROMPTS.tryAgain(Locale.US, true));
        assertNoKeyIn(Voice.PROMPTS.verified(Locale.US));
        assertNoKeyIn(Voice.PROMPTS.unverified(Locale.US));
        assertNoKeyIn(Voice.PROMPTS.reported(Locale.US));
    }

    private static void assertNoKeyIn(Prompt prompt) {
        for (G711 law : G711.values()) {
            for (double decibels : DECIBELS) {
                for (int delay = 0; delay < HOP; delay += 13) assertNoKeyIn(prompt, law, decibels, delay);
            }
        }
    }

    private static void assertNoKeyIn(Prompt prompt, G711 law, double decibels, int delay) {
        StringBuilder heard = new StringBuilder();
        DtmfDetector detector = new DtmfDetector(heard::append);
        short[] sound = prompt.sound().samples();
        double gain = Math.pow(10, decibels / 20);
        for (int i = 0; i < sound.length; i++) sound[i] = (short) (law.decode(law.encode(sound[i])) * gain);
        detector.hear(new short[delay]);
        detector.hear(Arrays.copyOf(law.decode(law.encode(sound)), sound.length));
        assertThat(heard).as("keys in a prompt at %s dB", decibels).isEmpty();
    }
}
