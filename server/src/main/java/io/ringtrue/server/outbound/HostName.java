package io.ringtrue.server.outbound;

import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Writes a host name in the one form that is looked up, compared and sent: lower-case ASCII, as UTS #46 §4 maps it
/// without its transitional rules. `java.net.IDN` cannot do it: it follows RFC 3490, which reads `faß.example` as
/// `fass.example`, another customer's host, and refuses every letter younger than Unicode 3.2.
final class HostName {
    /// RFC 1035 §2.3.4 allows 255 octets on the wire, which is 253 characters of text.
    private static final int LONGEST_NAME = 253;
    /// RFC 1035 §2.3.4.
    private static final int LONGEST_LABEL = 63;

    /// Letters, digits, hyphens, and the underscores that live names have in spite of RFC 952.
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");

    /// UTS #46 Table 2: the ideographic full stop separates labels too; NFKC turns the other two into these.
    private static final char IDEOGRAPHIC_STOP = '\u3002';

    /// Invisible marks that UTS #46 leaves out: soft hyphen, zero-width space, word joiner, byte order mark,
    /// variation selectors.
    private static final Pattern IGNORED = Pattern.compile("[\u00AD\u200B\u2060\uFEFF\uFE00-\uFE0F]");

    /// RFC 5892 §A.3 to §A.7: punctuation that stands inside words.
    private static final String INNER_PUNCTUATION = "\u00B7\u0375\u05F3\u05F4\u30FB";

    private HostName() {}

    /// @return without a trailing dot
    static String plain(String host) throws RefusedUrl {
        String mapped = mapped(host);
        String name = mapped.endsWith(".") ? mapped.substring(0, mapped.length() - 1) : mapped;
        StringJoiner plain = new StringJoiner(".");
        for (String label : name.split("\\.", -1)) plain.add(plainLabel(label));
        if (plain.length() > LONGEST_NAME) {
            throw new RefusedUrl("must name a host of at most " + LONGEST_NAME + " characters");
        }
        return plain.toString();
    }

    private static String mapped(String host) {
        String visible = IGNORED.matcher(host).replaceAll("");
        String folded = Normalizer.normalize(visible.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        return Normalizer.normalize(folded.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace(IDEOGRAPHIC_STOP, '.');
    }

    private static String plainLabel(String label) throws RefusedUrl {
        if (label.length() > 2 * LONGEST_LABEL) {
            throw tooLong(); // the encoded form is never shorter
        }
        String plain = label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.of(international(label));
        if (!LABEL.matcher(plain).matches()) throw new RefusedUrl("must name a host");
        if (plain.length() > LONGEST_LABEL) throw tooLong();
        return plain;
    }

    private static RefusedUrl tooLong() {
        return new RefusedUrl("must name a host whose parts have at most " + LONGEST_LABEL + " characters");
    }

    /// UTS #46 §4.1: no label begins with a mark, and each character is one that a name may have.
    private static String international(String label) throws RefusedUrl {
        boolean named = label.codePoints().allMatch(HostName::isOfName);
        if (!named || isMark(label.codePointAt(0)) || label.startsWith("-") || label.endsWith("-")) {
            throw new RefusedUrl("must name a host in letters, digits and hyphens, or in its xn-- form");
        }
        return label;
    }

    private static boolean isOfName(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || isMark(c)
                || c == '-'
                || c == '_'
                || type == Character.OTHER_SYMBOL // emoji: UTS #46 lets them pass, and some registries sell them
                || type == Character.MODIFIER_SYMBOL
                || INNER_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
