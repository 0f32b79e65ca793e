package io.ringtrue.server.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sep=;`, which Excel reads and writes as the first line of a CSV. It goes out as it came in, so
/// that Excel opens the cleaned list too.
///
/// @param delimiter empty: one that no list of ours can have
/// @param end behind its line end
record SeparatorLine(Optional<Character> delimiter, int end) {
    private static final int LONGEST = 40;
    /// Programs that save the list again may put blanks, quotes and empty cells into the line.
    private static final Pattern FORM = Pattern.compile("(?i)\"?sep *= *(\\\\t|[^\r\n])\"?[;,\t| ]*\r?\n[\\s\\S]*");

    /// The line that starts at `at`; empty when it is another.
    static Optional<SeparatorLine> at(byte[] head, int at) {
        int length = Math.min(LONGEST, head.length - at);
        Matcher form = FORM.matcher(new String(head, at, length, StandardCharsets.ISO_8859_1));
        if (!form.matches()) return Optional.empty();
        return Optional.of(new SeparatorLine(delimiter(form.group(1)), Lines.end(head, at, head.length) + 1));
    }

    private static Optional<Character> delimiter(String text) {
        try {
            return Optional.of(BulkOptions.delimiter(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
