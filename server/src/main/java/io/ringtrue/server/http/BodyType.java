package io.ringtrue.server.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a Content-Type says, read leniently: quotes of either kind, capitals, blanks and an extra semicolon
/// make no difference.
///
/// @param name `application/json`, in lower case; empty: the header was missing or empty
/// @param charset as written, without quotes; empty: none was given
public record BodyType(String name, String charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\"';,\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9._:+-]{1,40}");
    private static final String PLAIN = " !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~\t\r\n";

    /// Reads the header; null counts as missing. Never fails: what cannot be read is empty.
    public static BodyType of(@Nullable String contentType) {
        if (contentType == null) return new BodyType("", "");
        String name = contentType.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(contentType);
        return new BodyType(name, charset.find() ? charset.group(1) : "");
    }

    /// Whether text is to be read as UTF-8: the charset is UTF-8 or is not given.
    public boolean isUtf8() {
        String plain = charset.toLowerCase(Locale.ROOT);
        return plain.isEmpty() || plain.equals("utf-8") || plain.equals("utf8") || plain.equals("utf_8");
    }

    /// The error for a body in another charset that cannot be read as UTF-8.
    public String charsetRule() {
        return "Content-Type must name UTF-8: text in " + shown() + " is read only where it agrees with ASCII";
    }

    /// Whether ASCII bytes mean the same in this charset. An unknown charset counts as such, since nearly all
    /// are, unless its name says otherwise. One that is not known is taken for such, as nearly all are.
    public boolean agreesWithAscii() {
        try {
            Charset known = Charset.forName(charset);
            return new String(PLAIN.getBytes(StandardCharsets.US_ASCII), known).equals(PLAIN);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return !charset.toLowerCase(Locale.ROOT).matches(".*utf-?(7|16|32).*|.*ebcdic.*|ucs.*");
        }
    }

    private String shown() {
        return SHOWN.matcher(charset).matches() ? charset.toLowerCase(Locale.ROOT) : "another charset";
    }
}
