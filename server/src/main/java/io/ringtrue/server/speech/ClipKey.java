package io.ringtrue.server.speech;

import io.ringtrue.server.speech.sound.SpeechChain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The name of a clip, made from everything that decides how it sounds.
///
/// @param sha256 in hex, over engine with version and voice, chain version, language and text
record ClipKey(String sha256) {
    static ClipKey of(SpeechEngine engine, String text, Locale language) {
        String all =
                String.join("\0", engine.id(), Integer.toString(SpeechChain.VERSION), language.toLanguageTag(), text);
        return new ClipKey(HexFormat.of().formatHex(digest(all.getBytes(StandardCharsets.UTF_8))));
    }

    static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
