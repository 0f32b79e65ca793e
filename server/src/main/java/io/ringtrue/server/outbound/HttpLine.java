package io.ringtrue.server.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.Timeout;

/// One request and its answer over a connected line; HttpCore writes the one and reads the other. Neither messages nor
/// causes of what it throws quote the answer, which may repeat a number or a secret.
final class HttpLine {
    /// More than any server sends: cookies and policies of some 20 kB are seen. A head without end is an attack.
    private static final int LONGEST_HEAD = 256 * 1024;

    /// A chunk of one octet takes six on the wire, and its extensions more.
    private static final int WIRE_PER_OCTET = 8;

    /// As much of a body as is read, out of politeness: closing before may look like a broken line to the sender.
    private static final int BODY_COURTESY = 4_096;

    private static final Duration BODY_PATIENCE = Duration.ofMillis(250);

    private final AnswerStream in;
    private final Connection http;

    HttpLine(Socket line) throws IOException {
        in = new AnswerStream(line.getInputStream(), LONGEST_HEAD);
        http = new Connection(line, in);
    }

    /// Counts any answer whose final status line came whole, whatever follows it.
    ///
    /// @throws ProtocolException when this is not HTTP/1
    /// @throws IOException when the line fails before a final status line
    HttpReply.Answered status(OutgoingRequest request) throws IOException {
        ClassicHttpResponse head = head(RequestMessage.of(request));
        Optional<Header> retryAfter = Optional.ofNullable(head.getLastHeader(HttpHeaders.RETRY_AFTER));
        discardBody(request, head);
        return new HttpReply.Answered(
                head.getCode(), retryAfter.map(Header::getValue).orElse(""));
    }

    /// @param longestBody in octets
    /// @throws IOException when the answer is not whole, is longer, or is not HTTP/1
    HttpAnswer whole(OutgoingRequest request, int longestBody) throws IOException {
        ClassicHttpResponse head = head(RequestMessage.of(request));
        if (in.isCut()) throw new ProtocolException("the head of the answer is not whole");
        if (!MessageSupport.canResponseHaveBody(request.method(), head)) {
            return new HttpAnswer(head.getCode(), new byte[0]);
        }
        byte[] body = read(head, longestBody + 1);
        if (body.length > longestBody) throw new ProtocolException("the answer is too long");
        return new HttpAnswer(head.getCode(), body);
    }

    /// RFC 9110 §15.2: a client MUST be able to parse one or more 1xx answers before the final one.
    private ClassicHttpResponse head(ClassicHttpRequest request) throws IOException {
        try {
            http.sendRequestHeader(request);
            http.sendRequestEntity(request);
            http.flush();
            ClassicHttpResponse head = http.receiveResponseHeader();
            while (head.getCode() < 200) head = http.receiveResponseHeader();
            return head;
        } catch (HttpException | MessageConstraintException | NoHttpResponseException _) {
            throw new ProtocolException("not HTTP: no status line");
        }
    }

    private byte[] read(ClassicHttpResponse head, int most) throws IOException {
        in.body(WIRE_PER_OCTET * most);
        try {
            http.receiveResponseEntity(head);
            // Not closed: closing reads what is left of the body, and the line ends anyway.
            return head.getEntity().getContent().readNBytes(most);
        } catch (MalformedChunkCodingException _) {
            throw new ProtocolException("not HTTP: a broken chunk");
        } catch (ConnectionClosedException _) {
            throw new ProtocolException("closed before the answer was complete");
        } catch (HttpException _) {
            throw new ProtocolException("not HTTP: no length that can be read");
        }
    }

    /// The answer is known; whatever goes wrong here changes nothing.
    private void discardBody(OutgoingRequest request, ClassicHttpResponse head) {
        if (in.isCut() || !MessageSupport.canResponseHaveBody(request.method(), head)) return;
        try {
            http.setSocketTimeout(Timeout.of(BODY_PATIENCE));
            read(head, BODY_COURTESY);
        } catch (IOException _) {
            // Shorter than announced, or slower than we care for.
        }
    }

    /// HttpCore's connection over a line that is connected already; whoever opened that line closes it.
    private static final class Connection extends DefaultBHttpClientConnection {
        private static final Http1Config NO_EMPTY_LINE_FIRST =
                Http1Config.custom().setMaxEmptyLineCount(1).build();

        Connection(Socket line, AnswerStream in) throws IOException {
            super(NO_EMPTY_LINE_FIRST, null, null, null, null, null, _ -> new AnswerParser(NO_EMPTY_LINE_FIRST, in));
            bind(new SocketHolder(line) {
                @Override
                protected InputStream getInputStream(Socket socket) {
                    return in;
                }
            });
        }
    }
}
