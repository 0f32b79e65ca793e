package io.ringtrue.telephony.call.keys;

import io.ringtrue.telephony.sip.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads keys from the body of a SIP INFO. There is no standard, only a form that Cisco introduced and others
/// copied with changes:
///
/// ```
///  application/dtmf-relay              Signal=5 CRLF Duration=160       also "Signal: 5", quotes, LF, Signal=10 (*)
///  application/dtmf                    5                                also "Signal=5"
///  audio/telephone-event               d=5                              also "5"
///  application/vnd.nortelnetworks.digits   p=Digit-Collection … d=5551
///  no type at all                      Signal=5
/// ```
///
/// It never throws, whatever the body, and keeps no text of it.
public final class KeyInfo {
    /// The value of Accept in a 415, from which the far end can choose another form (RFC 3261 §21.4.13).
    public static final String ACCEPTED = "application/dtmf-relay, application/dtmf, audio/telephone-event,"
            + " application/vnd.nortelnetworks.digits";

    private static final String KEYS = "0123456789*#ABCD";
    /// The most keys in one INFO; nobody presses more between two of them.
    private static final int MOST_KEYS = 32;
    /// The names of the lines that contain the key.
    private static final List<String> NAMES = List.of("signal", "d", "digit", "digits", "dtmf", "key");
    /// Values that are understood but are not keys. Event 16 of RFC 4733 is the hook flash.
    private static final List<String> NO_KEYS = List.of("16", "HF", "FLASH", "HOOKFLASH", "F");

    private KeyInfo() {}

    /// @param body the key's body, or a multipart body that contains it (RFC 5621 §4)
    /// @return the keys in order; an empty text for a hook flash; empty when the body is not understood
    public static Optional<String> read(Body body) {
        if (body.type().isBlank()) return readPart(body);
        Body part = body.part(each -> isAboutKeys(each.type()));
        return part.isEmpty() ? Optional.empty() : readPart(part);
    }

    private static Optional<String> readPart(Body body) {
        boolean untyped = body.type().isBlank();
        List<String> lines = new String(body.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(KeyInfo::trimmed)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean numbered = !body.type().toLowerCase(Locale.ROOT).contains("digits");
        for (String line : lines) {
            Optional<String> named = named(line).flatMap(value -> keys(value, numbered));
            if (named.isPresent()) return named;
        }
        // A bare digit in a body without a type may mean anything.
        return untyped || lines.isEmpty() ? Optional.empty() : keys(lines.getFirst(), numbered);
    }

    /// Whether it is one of the types above, or a variant or misspelling of it (`application/dtmf-info`,
    /// `text/dtmf`).
    private static boolean isAboutKeys(String type) {
        String bare = type.toLowerCase(Locale.ROOT);
        return bare.contains("dtmf") || bare.contains("telephone-event") || bare.contains("digits");
    }

    /// The value of a line `name=value` or `name: value`, if the name is one for keys.
    private static Optional<String> named(String line) {
        int equals = line.indexOf('=');
        int end = equals >= 0 ? equals : line.indexOf(':');
        if (end < 0) return Optional.empty();
        String name = line.substring(0, end).strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) ? Optional.of(line.substring(end + 1)) : Optional.empty();
    }

    /// The keys as written, or 10 and 11 for star and hash, their event codes in RFC 4733. 12 to 15 would
    /// mean A to D, which ordinary telephones lack, so they are read as two digits.
    ///
    /// @param numbered whether an event code may stand for a key: only in types whose body is one key
    private static Optional<String> keys(String value, boolean numbered) {
        String bare = unquoted(value).toUpperCase(Locale.ROOT);
        if (numbered && bare.equals("10")) return Optional.of("*");
        if (numbered && bare.equals("11")) return Optional.of("#");
        if (numbered && NO_KEYS.contains(bare)) return Optional.of("");
        boolean keys =
                !bare.isEmpty() && bare.length() <= MOST_KEYS && bare.chars().allMatch(each -> KEYS.indexOf(each) >= 0);
        return keys ? Optional.of(bare) : Optional.empty();
    }

    /// The value without what may follow on the same line (`5;Duration=160`, `5 160`), and without quotes.
    private static String unquoted(String value) {
        String bare = trimmed(value);
        int end = 0;
        while (end < bare.length() && ";, \t".indexOf(bare.charAt(end)) < 0) end++;
        bare = bare.substring(0, end);
        boolean quoted =
                bare.length() >= 2 && "\"'".indexOf(bare.charAt(0)) >= 0 && bare.endsWith(bare.substring(0, 1));
        return quoted ? trimmed(bare.substring(1, bare.length() - 1)) : bare;
    }

    /// The text without a byte order mark, and without blanks and control characters at either end, such as a
    /// NUL after the body.
    private static String trimmed(String text) {
        return text.replace("\uFEFF", "").trim();
    }
}
