package io.ringtrue.server.live.http;

import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.LiveSource;
import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// A provider that answers JSON over HTTP.
public final class HttpSource implements LiveSource {
    /// In octets. Answers about one number are a kilobyte or two.
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpQuery query;
    private final AnswerReader reader;
    private final SafeConnector connector;

    public HttpSource(HttpQuery query, AnswerShape shape, SafeConnector connector) {
        this.query = query;
        this.reader = new AnswerReader(shape);
        this.connector = connector;
    }

    @Override
    public Optional<LiveAnswer> ask(LiveNumber number, Duration within) throws IOException, InterruptedException {
        HttpAnswer answer = answer(number, within);
        return reader.read(answer.status(), answer.body(), number);
    }

    private HttpAnswer answer(LiveNumber number, Duration within) throws IOException, InterruptedException {
        try {
            return connector.fetch(query.about(number), within, LONGEST_ANSWER);
        } catch (RefusedUrl e) {
            throw new IOException("the host leads to " + e.getMessage());
        } catch (IOException e) {
            // An interrupt closes the socket, and says nothing about the provider.
            if (Thread.interrupted()) throw new InterruptedException();
            throw e;
        }
    }
}
