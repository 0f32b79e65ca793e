package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Splits a multipart body (RFC 2046 §5.1, RFC 5621 §4). Some networks send SDP together with the ISUP
/// signalling it was made from. It never throws: any bytes give a list.
final class Multipart {
    /// How deep parts may nest, for instance alternatives inside a mixed body. Deeper parts are ignored,
    /// which bounds the work for a hostile message.
    private static final int MAX_DEPTH = 3;

    private static final int MAX_PARTS = 32;

    /// The longest boundary RFC 2046 §5.1.1 allows, in characters. A longer one is ignored: comparing it with
    /// every line would be costly.
    private static final int MAX_BOUNDARY = 70;

    private Multipart() {}

    static boolean isMultipart(Body body) {
        return body.type().stripLeading().regionMatches(true, 0, "multipart/", 0, 10);
    }

    /// The first SDP part; parts with the disposition `session` come before all others (RFC 5621 §8).
    ///
    /// @return [Body#NONE] when there is none
    static Body description(Body body) {
        return part(body, part -> part.is("application/sdp"));
    }

    /// The first part that `wanted` accepts; parts with the disposition `session` come before all others. The
    /// parts of a nested multipart body are searched as well.
    ///
    /// @return [Body#NONE] when there is none
    static Body part(Body body, Predicate<Body> wanted) {
        List<Part> found = new ArrayList<>();
        collect(body, 1, wanted, found);
        for (Part part : found) {
            if (part.isForSession()) return part.body();
        }
        return found.isEmpty() ? Body.NONE : found.getFirst().body();
    }

    private record Part(Body body, boolean isForSession) {}

    private static void collect(Body body, int depth, Predicate<Body> wanted, List<Part> found) {
        for (String text : parts(body)) {
            Part part = read(text);
            if (wanted.test(part.body)) found.add(part);
            else if (isMultipart(part.body) && depth < MAX_DEPTH) collect(part.body, depth + 1, wanted, found);
        }
    }

    /// The texts between the boundary lines. If the closing line is missing, the last part ends with the
    /// body.
    private static List<String> parts(Body body) {
        String text = new String(body.bytes(), ISO_8859_1);
        String boundary = boundary(body.type(), text);
        List<String> parts = new ArrayList<>(4);
        if (boundary == null) return parts;
        int from = -1;
        for (int at = 0; at < text.length(); at = afterLine(text, at)) {
            if (!text.startsWith(boundary, at)) continue;
            if (from >= 0) parts.add(text.substring(from, at));
            boolean isLast = text.startsWith("--", at + boundary.length());
            from = isLast || parts.size() == MAX_PARTS ? -1 : afterLine(text, at);
            if (from < 0) return parts;
        }
        if (from >= 0) parts.add(text.substring(from));
        return parts;
    }

    private static int afterLine(String text, int from) {
        int lineEnd = text.indexOf('\n', from);
        return lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    /// The boundary with its two leading dashes. If the media type names none, the first line that could be
    /// one is used.
    private static @Nullable String boundary(String type, String text) {
        int semicolon = type.indexOf(';');
        String named = semicolon < 0 ? null : Params.salvage(type, semicolon).value("boundary");
        if (named != null) {
            String bare = named.startsWith("\"") && named.endsWith("\"") && named.length() > 1
                    ? named.substring(1, named.length() - 1)
                    : named;
            if (!bare.isEmpty() && bare.length() <= MAX_BOUNDARY) return "--" + bare;
        }
        int at = text.startsWith("--") ? 0 : text.indexOf("\n--") + 1;
        if (!text.startsWith("--", at)) return null;
        String line = text.substring(at, afterLine(text, at)).strip();
        return line.length() > 2 && line.length() <= 2 + MAX_BOUNDARY ? line : null;
    }

    private static Part read(String text) {
        int at = 0;
        String type = "";
        String disposition = "session";
        boolean base64 = false;
        while (at < text.length()) {
            int next = afterLine(text, at);
            String line = text.substring(at, next).strip();
            at = next;
            if (line.isEmpty()) break;
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-type", "c" -> type = value;
                case "content-disposition" -> disposition = value.toLowerCase(Locale.ROOT);
                case "content-transfer-encoding" -> base64 = value.equalsIgnoreCase("base64");
                default -> {}
            }
        }
        byte[] content = text.substring(at).getBytes(ISO_8859_1);
        return new Part(new Body(type, base64 ? decoded(content) : content), disposition.startsWith("session"));
    }

    private static byte[] decoded(byte[] content) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException notBase64) {
            return content;
        }
    }
}
