package io.ringtrue.telephony.call.keys;

import io.ringtrue.telephony.sip.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads keys out of a SIP INFO. There is no standard, only what Cisco began and everybody copied with changes:
///
/// ```
///  application/dtmf-relay              Signal=5 CRLF Duration=160       also "Signal: 5", quotes, LF, Signal=10 (*)
///  application/dtmf                    5                                also "Signal=5"
///  audio/telephone-event               d=5                              also "5"
///  application/vnd.nortelnetworks.digits   p=Digit-Collection … d=5551
///  no type at all                      Signal=5
/// ```
///
/// Total: whatever the body, nothing is thrown, and no text of it is kept.
public final class KeyInfo {
    /// For the Accept field of a 415, so that the far end can choose another way (RFC 3261 §21.4.13).
    public static final String ACCEPTED = "application/dtmf-relay, application/dtmf, audio/telephone-event,"
            + " application/vnd.nortelnetworks.digits";

    private static final String KEYS = "0123456789*#ABCD";
    /// No hand presses more between two INFOs.
    private static final int MOST_KEYS = 32;
    /// Names under which a line gives the key.
    private static final List<String> NAMES = List.of("signal", "d", "digit", "digits", "dtmf", "key");
    /// What other signals are called: understood, and no key (hook flash is event 16 of RFC 4733).
    private static final List<String> NO_KEYS = List.of("16", "HF", "FLASH", "HOOKFLASH", "F");

    private KeyInfo() {}

    /// @param body the key's, or one of several parts of which one is the key's (RFC 5621 §3)
    /// @return the keys in order, which may be none (a flash); empty when the body is not understood
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
        // A bare 5 without a type may be anything.
        return untyped || lines.isEmpty() ? Optional.empty() : keys(lines.getFirst(), numbered);
    }

    /// The types above, and their relatives and misspellings (`application/dtmf-info`, `text/dtmf`).
    private static boolean isAboutKeys(String type) {
        String bare = type.toLowerCase(Locale.ROOT);
        return bare.contains("dtmf") || bare.contains("telephone-event") || bare.contains("digits");
    }

    /// The value of a line `name=value` or `name: value`, when it is the key's.
    private static Optional<String> named(String line) {
        int equals = line.indexOf('=');
        int end = equals >= 0 ? equals : line.indexOf(':');
        if (end < 0) return Optional.empty();
        String name = line.substring(0, end).strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) ? Optional.of(line.substring(end + 1)) : Optional.empty();
    }

    /// The keys themselves, or 10 and 11 for star and hash as RFC 4733 numbers them. 12 to 15 would be A to D, which
    /// no telephone has: they are two digits.
    ///
    /// @param numbered whether a number may stand for a key, as it does where each body is one key
    private static Optional<String> keys(String value, boolean numbered) {
        String bare = unquoted(value).toUpperCase(Locale.ROOT);
        if (numbered && bare.equals("10")) return Optional.of("*");
        if (numbered && bare.equals("11")) return Optional.of("#");
        if (numbered && NO_KEYS.contains(bare)) return Optional.of("");
        boolean keys =
                !bare.isEmpty() && bare.length() <= MOST_KEYS && bare.chars().allMatch(each -> KEYS.indexOf(each) >= 0);
        return keys ? Optional.of(bare) : Optional.empty();
    }

    /// Without what may follow on the same line (`5;Duration=160`, `5 160`), and without quotes.
    private static String unquoted(String value) {
        String bare = trimmed(value);
        int end = 0;
        while (end < bare.length() && ";, \t".indexOf(bare.charAt(end)) < 0) end++;
        bare = bare.substring(0, end);
        boolean quoted =
                bare.length() >= 2 && "\"'".indexOf(bare.charAt(0)) >= 0 && bare.endsWith(bare.substring(0, 1));
        return quoted ? trimmed(bare.substring(1, bare.length() - 1)) : bare;
    }

    /// Without a byte order mark, and without blanks and control characters (a NUL behind the body) at either end.
    private static String trimmed(String text) {
        return text.replace("\uFEFF", "").trim();
    }
}
