package io.ringtrue.server.speech.http;

import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.engine.Decoding;
import io.ringtrue.telephony.audio.Wave;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;

/// A voice that speaks the OpenAI API (`POST /v1/audio/speech`): one voice for one language. It is taken to read
/// every script.
public final class HttpEngine implements SpeechEngine {
    private static final int LONGEST_S = 90;

    private final String id;
    private final Locale language;
    private final HttpVoice voice;
    private final SafeConnector connector;

    /// @param name as the settings call it
    public HttpEngine(String name, Locale language, HttpVoice voice, SafeConnector connector) {
        this.id = name + voice.model().map(model -> "-" + model).orElse("") + "/" + voice.voice();
        this.language = language;
        this.voice = voice;
        this.connector = connector;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean speaks(Locale language) {
        return language.equals(this.language);
    }

    @Override
    public boolean reads(String text) {
        return true;
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        HttpAnswer answer = answer(text);
        if (answer.status() != 200) throw new SpeechFailure(id + " answered with status " + answer.status());
        return voice.pcmRate().isPresent() && !isWav(answer.body())
                ? Decoding.prepared(id, bare(answer.body(), voice.pcmRate().getAsInt()), LONGEST_S)
                : Decoding.wav(id, answer.body());
    }

    private HttpAnswer answer(String text) throws SpeechFailure {
        try {
            return connector.fetch(request(text), voice.limit(), Decoding.MOST_OCTETS);
        } catch (RefusedUrl e) {
            throw new SpeechFailure(id + " may not be asked: it leads to " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SpeechFailure(id + " failed: " + e.getMessage(), e);
        }
    }

    private OutgoingRequest request(String text) {
        String body = "{"
                + voice.model().map(model -> "\"model\":" + json(model) + ",").orElse("")
                + "\"voice\":" + json(voice.voice())
                + ",\"input\":" + json(text)
                + ",\"response_format\":\"" + (voice.pcmRate().isPresent() ? "pcm" : "wav") + "\"}";
        Map<String, String> headers =
                voice.key().map(key -> Map.of("Authorization", "Bearer " + key)).orElse(Map.of());
        return OutgoingRequest.post(voice.target(), headers, "application/json", body);
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and control characters must be escaped.
    private static String json(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') escaped.append('\\').append(c);
            else if (c < ' ') escaped.append("\\u%04x".formatted((int) c));
            else escaped.append(c);
        }
        return escaped.append('"').toString();
    }

    private static boolean isWav(byte[] body) {
        return body.length > 4 && body[0] == 'R' && body[1] == 'I' && body[2] == 'F' && body[3] == 'F';
    }

    private static Wave bare(byte[] body, int rate) {
        short[] samples = new short[body.length / 2];
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Wave(rate, samples);
    }
}
