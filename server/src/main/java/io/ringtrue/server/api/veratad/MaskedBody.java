package io.ringtrue.server.api.veratad;

import java.util.Locale;
import java.util.Set;

/// A body that could not be read, fit to be told back: cut, and without what follows `pass`, `key` or `phone`.
///
/// Where a value ends cannot be known in a body that is not JSON, so what follows such a name is masked up to the
/// next name that is known to be harmless, or to the end. Names count with any sign behind them (`"pass":`, `pass=`,
/// `<pass>`) and as parts of longer ones (`password`, `apikey`). A body that spells characters by escapes could hide
/// a name in them: it is not shown at all.
final class MaskedBody {
    private static final String MASK = "***";
    private static final int LONGEST = 1_000;
    /// Looked at, so that something is left when much is masked; a body may be 64 kB.
    private static final int LOOKED_AT = 4 * LONGEST;

    private static final Set<String> HARMLESS =
            Set.of("user", "service", "reference", "target", "invalid_phonelinetypes");
    private static final String[] SECRET = {"pass", "pwd", "secret", "token", "key", "phone"};
    private static final String NO_SECRET = "phonematch5.0.validate";

    private final String text;
    private final StringBuilder shown = new StringBuilder();

    private MaskedBody(String text) {
        this.text = text;
    }

    static String of(String body) {
        String visible = withoutControls(body.substring(0, Math.min(body.length(), LOOKED_AT)));
        if (spellsByEscapes(visible)) {
            return MASK;
        }
        String masked = new MaskedBody(visible).masked();
        return masked.substring(0, Math.min(masked.length(), LONGEST));
    }

    /// A NUL between two letters must not make another word of them.
    private static String withoutControls(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == '\n' || c == '\r' || c == '\t' || c >= ' ' && Character.getType(c) != Character.FORMAT)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /// Backslash u of JSON, percent of forms, ampersand of XML.
    private static boolean spellsByEscapes(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char next = text.charAt(i + 1);
            boolean escape = switch (text.charAt(i)) {
                case '\\' -> next == 'u' || next == 'x' || Character.digit(next, 8) >= 0;
                case '%' -> Character.digit(next, 16) >= 0 || next == 'u';
                case '&' -> next == '#';
                default -> false;
            };
            if (escape) {
                return true;
            }
        }
        return false;
    }

    private String masked() {
        boolean hiding = false;
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(at);
            String word = text.substring(at, end).toLowerCase(Locale.ROOT);
            if (hiding && HARMLESS.contains(word) && namesSomething(end)) {
                hiding = false;
                shown.append(openingQuote(at));
            }
            if (!hiding) {
                shown.append(text, at, Math.max(end, at + 1));
            }
            if (!hiding && isSecret(word)) {
                hiding = true;
                shown.append(closing(end)).append(MASK);
            }
            at = Math.max(end, at + 1);
        }
        return shown.toString();
    }

    /// Where the word that begins here ends; here, when none does.
    private int wordEnd(int from) {
        int at = from;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isSecret(String word) {
        if (HARMLESS.contains(word) || word.equals(NO_SECRET)) {
            return false;
        }
        for (String name : SECRET) {
            if (word.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a colon or its like follows, quotes and blanks apart.
    private boolean namesSomething(int from) {
        int at = from;
        while (at < text.length() && "\"'\\ \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && ":=>".indexOf(text.charAt(at)) >= 0;
    }

    /// What shows that a name has ended and a value begins: `":` of `"pass":`.
    private String closing(int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && "\"':=> ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String openingQuote(int at) {
        char before = text.charAt(at - 1);
        return before == '"' || before == '\'' ? "," + before : " ";
    }
}
