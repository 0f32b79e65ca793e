package io.ringtrue.server.speech.freetts;

import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.sound.SpeechChain;
import java.util.Arrays;
import java.util.Locale;

/// FreeTTS 1.2.2 with its voice `kevin16`: English, 16 kHz, about 15 ms a sentence and 17 MB of memory. The
/// voice keeps state while it speaks, so it renders one sentence at a time.
public final class FreettsEngine implements SpeechEngine {
    private static final String VOICE = "kevin16";

    private final Voice voice;

    /// Loads the voice, which takes about half a second.
    public FreettsEngine() {
        // Ask for the voice directly: FreeTTS's VoiceManager searches the disk for voices and needs the
        // system property freetts.voices.
        this.voice = Arrays.stream(new KevinVoiceDirectory().getVoices())
                .filter(candidate -> candidate.getName().equals(VOICE))
                .findFirst()
                .orElseThrow();
        // A queue of our own while it loads keeps FreeTTS from starting an output thread. Without a queue
        // afterwards it speaks on the caller's thread.
        voice.setOutputQueue(new OutputQueue());
        voice.allocate();
        voice.setOutputQueue(null);
    }

    @Override
    public String id() {
        return "freetts-1.2.2/" + VOICE;
    }

    @Override
    public boolean speaks(Locale language) {
        return language.getLanguage().equals("en");
    }

    @Override
    public boolean reads(String text) {
        return Spelling.isLatin(text);
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        Recording recording = new Recording();
        if (!speak(Spelling.plain(text), recording)) throw new SpeechFailure(id() + " gave up");
        return SpeechChain.prepare(recording.wave());
    }

    private synchronized boolean speak(String text, Recording recording) throws SpeechFailure {
        voice.setAudioPlayer(recording);
        try {
            return voice.speak(new Utterance(text));
        } catch (RuntimeException e) {
            throw new SpeechFailure(id() + " failed: " + e.getClass().getSimpleName(), e);
        }
    }
}
