package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringtrue.telephony.sip.message.Tokens;
import java.util.regex.Pattern;

/// Recognizes start lines (RFC 3261 §7.1, §7.2) among header fields and lines of a body.
final class StartLines {
    /// Matches only what cannot be a line of SDP or a header field.
    private static final Pattern CERTAIN =
            Pattern.compile("(?i:SIP/2\\.0 +[1-6]\\d\\d( .*)?|[A-Z]{3,16} +(sips?|tel):\\S+ +SIP/2\\.0) *\\r?");

    /// In a body, longer lines are not examined, which bounds the work for each byte.
    private static final int MAX_LINE = 512;

    private StartLines() {}

    /// Whether the line may be a start line, perhaps a broken one: it contains `SIP/`, and its first word is
    /// not the name of a header field.
    static boolean mayBe(byte[] data, int from, int lineEnd) {
        int wordEnd = from;
        while (wordEnd < lineEnd && data[wordEnd] > ' ' && data[wordEnd] != ':') wordEnd++;
        int next = wordEnd;
        while (next < lineEnd && Tokens.isSpace(data[next])) next++;
        if (wordEnd == from || next < lineEnd && data[next] == ':') return false;
        for (int i = from; i + 3 < lineEnd; i++) {
            if ((data[i] | 0x20) == 's'
                    && (data[i + 1] | 0x20) == 'i'
                    && (data[i + 2] | 0x20) == 'p'
                    && data[i + 3] == '/') return true;
        }
        return false;
    }

    /// Finds the first line that is certainly a start line.
    ///
    /// @param from at least 1; the rest of a line that began before it is skipped
    /// @return where that line begins; -1 when there is none before `to`
    static int find(byte[] data, int from, int to) {
        int first = data[from - 1] == '\n' ? from : afterLine(data, from, to);
        for (int line = first; line >= 0 && line < to; line = afterLine(data, line, to)) {
            int end = line;
            while (end < to && data[end] != '\n' && end - line < MAX_LINE) end++;
            if (end == to || data[end] != '\n' || !isCandidate(data, line, end)) continue;
            if (CERTAIN.matcher(new String(data, line, end - line, ISO_8859_1)).matches()) return line;
        }
        return -1;
    }

    /// A cheap test that every start line passes, before the pattern is applied.
    private static boolean isCandidate(byte[] data, int line, int end) {
        int letter = data[line] | 0x20;
        return end - line >= 11 && letter >= 'a' && letter <= 'z' && data[line + 1] != '=';
    }

    /// Where to continue the search when more bytes have arrived.
    ///
    /// @return the start of the last line; or `to`, if that line is too long to be a start line
    static int goOnAt(byte[] data, int from, int to) {
        int furthest = Math.max(from, to - MAX_LINE);
        for (int i = to - 1; i >= furthest; i--) {
            if (data[i] == '\n') return i + 1;
        }
        return furthest == from ? from : to;
    }

    private static int afterLine(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\n') return i + 1;
        }
        return -1;
    }
}
