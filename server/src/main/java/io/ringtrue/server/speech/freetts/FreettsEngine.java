package io.ringtrue.server.speech.freetts;

import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import java.util.Locale;

/// FreeTTS 1.2.2 with its voice `kevin16`.
public final class FreettsEngine implements SpeechEngine {
    @Override
    public String id() {
        return "freetts-1.2.2/kevin16";
    }

    @Override
    public boolean speaks(Locale language) {
        return language.getLanguage().equals("en");
    }

    @Override
    public boolean reads(String text) {
        return true;
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        return new short[0];
    }
}
