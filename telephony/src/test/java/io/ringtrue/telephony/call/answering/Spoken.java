package io.ringtrue.telephony.call.answering;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.WavFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Speech of espeak-ng, at 8 kHz.
public final class Spoken {
    private Spoken() {}

    /// @param voice such as `en-us+f2`
    /// @param dBm0 the level of active speech
    public static short[] by(String voice, String text, double dBm0) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("espeak-ng", "-v", voice, "--stdin", "--stdout")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] wav = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) throw new IOException("espeak-ng cannot say it with the voice " + voice);
        short[] samples = WavFile.parse(wav).atTelephoneRate().samples();
        double gain = Level.gain(Level.activeSpeech(samples), dBm0);
        for (int i = 0; i < samples.length; i++) samples[i] = (short) Math.clamp(samples[i] * gain, -32_768, 32_767);
        return samples;
    }
}
