package io.ringtrue.server.speech.http;

import io.ringtrue.server.outbound.HttpTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a voice is, and what it is called there.
///
/// @param model empty: the request names none
/// @param key sent as a bearer token (RFC 6750 §2.1); empty: none is sent
/// @param pcmRate asks for bare samples (16 bits, little-endian, mono) at this rate; empty: asks for WAV
/// @param limit for one text, from the look-up to the last octet
public record HttpVoice(
        HttpTarget target,
        Optional<String> model,
        String voice,
        Optional<String> key,
        OptionalInt pcmRate,
        Duration limit) {
    /// The key is a secret.
    @Override
    public String toString() {
        return "HttpVoice[" + target.host() + ", " + model.orElse("") + ", " + voice + ", ***]";
    }
}
