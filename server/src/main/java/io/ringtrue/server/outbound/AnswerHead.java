package io.ringtrue.server.outbound;

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
    /// forgotten, and the phrase may hold any octet, those that Java takes for line ends (0x85) too.
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9][0-9])( .*)?", Pattern.DOTALL);

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /// Reads up to and with the empty line. A final status line that came whole counts whatever follows it: what is
    /// longer than {@link #LONGEST} is left unread, and a line that breaks or is closed there leaves what came.
    ///
    /// @throws ProtocolException when this is not HTTP/1
    /// @throws IOException when the line fails before a final status line
    static AnswerHead read(InputStream in) throws IOException {
        Budget budget = new Budget(in);
        int status = status(budget.line());
        // RFC 9110 §15.2: a client MUST be able to parse one or more 1xx answers before the final one.
        while (status < 200) {
            // 101 ends HTTP, and nobody asked for it.
            if (status == 101) throw new ProtocolException("not HTTP: switched protocols");
            new Fields().read(budget);
            status = status(budget.line());
        }
        Fields fields = new Fields();
        try {
            fields.read(budget);
        } catch (IOException _) {
            // The status is known; whatever goes wrong from here on changes nothing.
        }
        return new AnswerHead(status, fields.retryAfter, fields.length);
    }

    private static int status(String line) throws ProtocolException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) throw new ProtocolException("not HTTP: no status line");
        return Integer.parseInt(matcher.group(1));
    }

    /// What is known of the fields so far.
    private static final class Fields {
        private String retryAfter = "";
        private long length = -1;

        void read(Budget budget) throws IOException {
            for (String line = budget.line(); !line.isEmpty() && !budget.spent(); line = budget.line()) take(line);
        }

        /// A line without a colon says nothing we need; RFC 9112 §2.2 lets a client go on.
        private void take(String line) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("retry-after")) {
                retryAfter = value;
            } else if (name.equals("content-length") && LENGTH.matcher(value).matches()) {
                length = Long.parseLong(value);
            }
        }
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
                if (octet < 0) throw new ProtocolException("closed before the answer was complete");
                if (--left < 0) return line.toString();
                line.append((char) octet);
            }
            int end = line.length();
            return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
        }
    }
}
