package io.ringtrue.server.callbacks;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an HTTP/1.1 answer: as much of it as a callback needs.
///
/// @param status 200 to 599
/// @param retryAfter as sent; empty when absent
/// @param contentLength in octets; -1 when absent or not a number
record AnswerHead(int status, String retryAfter, long contentLength) {
    /// More than any server sends: cookies and policies of some 20 kB are seen. A head without end is an attack.
    private static final int LONGEST = 256 * 1024;

    /// RFC 9112 §4: status-line = HTTP-version SP status-code SP [ reason-phrase ]; the last space is often
    /// forgotten.
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9][0-9])( .*)?");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /// Reads up to and with the empty line. A final status line that came whole counts whatever follows it: what is
    /// longer than {@link #LONGEST} is left unread.
    ///
    /// @throws ProtocolException when this is not HTTP/1
    static AnswerHead read(InputStream in) throws IOException {
        Budget budget = new Budget(in);
        while (true) {
            int status = status(budget.line());
            AnswerHead head = fields(status, budget);
            // RFC 9110 §15.2: a client MUST be able to parse one or more 1xx answers before the final one. 101 ends
            // HTTP, and nobody asked for it.
            if (status == 101) {
                throw new ProtocolException("not HTTP: switched protocols");
            }
            if (status >= 200) {
                return head;
            }
        }
    }

    private static int status(String line) throws ProtocolException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ProtocolException("not HTTP: no status line");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static AnswerHead fields(int status, Budget budget) throws IOException {
        String retryAfter = "";
        long length = -1;
        for (String line = budget.line(); !line.isEmpty() && !budget.spent(); line = budget.line()) {
            int colon = line.indexOf(':');
            // A line without a colon says nothing we need; RFC 9112 §2.2 lets a client go on.
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("retry-after")) {
                retryAfter = value;
            } else if (name.equals("content-length") && LENGTH.matcher(value).matches()) {
                length = Long.parseLong(value);
            }
        }
        return new AnswerHead(status, retryAfter, length);
    }

    /// Lines from a stream, until {@link #LONGEST} octets are used up.
    private static final class Budget {
        private final InputStream in;
        private int left = LONGEST;

        Budget(InputStream in) {
            this.in = in;
        }

        boolean spent() {
            return left < 0;
        }

        /// The line that uses up the last octets is cut.
        ///
        /// RFC 9112 §2.2: a recipient MAY recognize a single LF as a line terminator.
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new ProtocolException("closed before the answer was complete");
                }
                if (--left < 0) {
                    return line.toString();
                }
                line.append((char) octet);
            }
            int end = line.length();
            return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
        }
    }
}
