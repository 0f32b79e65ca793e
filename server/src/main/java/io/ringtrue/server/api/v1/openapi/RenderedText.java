package io.ringtrue.server.api.v1.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// A text that was rendered once, plain and packed.
record RenderedText(Form plain, Form gzip) {
    /// @param tag the entity tag (RFC 9110 §8.8.3), with its quotes. Each form has one of its own
    record Form(byte[] bytes, String tag, boolean packed) {}

    static RenderedText of(byte[] text) {
        String digest = digest(text);
        return new RenderedText(
                new Form(text, '"' + digest + '"', false), new Form(packed(text), '"' + digest + "-gzip\"", true));
    }

    Form form(boolean packed) {
        return packed ? gzip : plain;
    }

    private static String digest(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] packed(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
