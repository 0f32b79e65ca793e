package io.ringtrue.server.outbound;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/// HttpCore's reader of heads, which here also reports the final status line and passes over lines that are no fields.
final class AnswerParser extends DefaultHttpResponseParser {
    private final AnswerStream in;

    AnswerParser(Http1Config config, AnswerStream in) {
        super(config, new PatientLines(), null);
        this.in = in;
    }

    /// RFC 9110 §15: a status is 100 to 599. 101 ends HTTP, and nobody asked for it.
    @Override
    protected ClassicHttpResponse createMessage(CharArrayBuffer line) throws IOException, HttpException {
        ClassicHttpResponse head = parsed(line);
        int status = head.getCode();
        if (head.getVersion().getMajor() != 1 || status < 100 || status > 599 || status == 101) {
            throw new ProtocolException("not an answer of HTTP/1");
        }
        if (status >= 200) in.finalStatus();
        return head;
    }

    private ClassicHttpResponse parsed(CharArrayBuffer line) throws IOException, HttpException {
        try {
            return super.createMessage(line);
        } catch (IllegalArgumentException e) { // status 000
            throw new ProtocolException("no status", e);
        }
    }

    /// A line without a colon says nothing we need; RFC 9112 §2.2 lets a client go on.
    private static final class PatientLines extends LazyLaxLineParser {
        private static final Header NO_FIELD = new BasicHeader("", "");

        @Override
        public Header parseHeader(CharArrayBuffer line) {
            try {
                return super.parseHeader(line);
            } catch (ParseException _) {
                return NO_FIELD;
            }
        }
    }
}
