package io.ringtrue.server.live.http;

import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.LiveSource;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A provider that answers JSON over HTTP.
public final class HttpSource implements LiveSource {
    /// Answers about one number are a kilobyte or two.
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpQuery query;
    private final AnswerReader reader;
    private final HostCheck hosts;
    private final HttpClient client;

    /// @param client made by [#client]
    public HttpSource(HttpQuery query, AnswerShape shape, HostCheck hosts, HttpClient client) {
        this.query = query;
        this.reader = new AnswerReader(shape);
        this.hosts = hosts;
        this.client = client;
    }

    /// A client for all sources together. Goes nowhere but where the URL says: no redirects, no proxy from the
    /// environment.
    ///
    /// @param threads runs its callbacks; a virtual thread each will do
    public static HttpClient client(Executor threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads)
                .build();
    }

    @Override
    public Optional<LiveAnswer> ask(LiveNumber number, Duration within) throws IOException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        // The client looks the host up again, and gets what the JVM remembers of this look-up.
        hosts.check(query.host(), within);
        HttpResponse<byte[]> response = exchange(query.about(number).build(), end);
        return reader.read(response.statusCode(), response.body(), number);
    }

    /// The request's own timeout ends with the header; this one with the last octet.
    private HttpResponse<byte[]> exchange(HttpRequest request, long end) throws IOException, InterruptedException {
        Future<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return exchange.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new SocketTimeoutException("no answer in time");
        } catch (ExecutionException e) { // only the kind: messages may quote the URL
            throw new IOException("the exchange failed: "
                    + Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName());
        } finally {
            exchange.cancel(true); // closes the connection of one that is still under way
        }
    }
}
