package io.ringtrue.server.speech.engine;

import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.sound.SpeechChain;
import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.IOException;

/// Takes in sound that others made, which may be anything: bounded in length before it is worked on.
public final class Decoding {
    /// In octets. The longest message at 48 kHz in 16 bits has 6 MB; stereo, twice that.
    public static final int MOST_OCTETS = 16_000_000;

    /// A message takes at most a minute.
    private static final int LONGEST_S = 90;

    private Decoding() {}

    /// @param id of the engine, for the failure's message
    /// @param wav a WAV file of any kind that [WavFile] reads
    /// @return prepared by [SpeechChain]; empty when it is silent
    /// @throws SpeechFailure when it is no such file or lasts too long
    public static short[] wav(String id, byte[] wav) throws SpeechFailure {
        try {
            return prepared(id, WavFile.parse(wav), LONGEST_S);
        } catch (IOException e) {
            throw new SpeechFailure(id + " gave no sound that can be used: " + e.getMessage(), e);
        }
    }

    /// @param longest in seconds
    /// @throws SpeechFailure when it lasts longer
    public static short[] prepared(String id, Wave wave, int longest) throws SpeechFailure {
        if (wave.seconds() <= longest) return SpeechChain.prepare(wave);
        throw new SpeechFailure("%s lasts %.0f s, longer than %d s".formatted(id, wave.seconds(), longest));
    }
}
