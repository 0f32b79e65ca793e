package io.ringtrue.server.dashboard.foreign;

import io.ringtrue.server.dashboard.PageClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// All that a browser is sent by its open overview and its open telephone.
final class Overheard implements AutoCloseable {
    private final StringBuffer stream = new StringBuffer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Line line = new Line();
    private final WebSocket socket;

    Overheard(String url, PageClient who) throws Exception {
        HttpResponse<InputStream> events = http.send(
                HttpRequest.newBuilder(URI.create(url + "/events?page=overview"))
                        .header("Cookie", cookie(who))
                        .build(),
                BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(() -> read(events.body()));
        socket = line(http, url, "", who, line);
    }

    private static String cookie(PageClient who) {
        return "ringtrue=" + who.cookie("ringtrue").orElseThrow();
    }

    private void read(InputStream events) {
        byte[] piece = new byte[8192];
        try (events) {
            for (int n = events.read(piece); n >= 0; n = events.read(piece))
                stream.append(new String(piece, 0, n, StandardCharsets.UTF_8));
        } catch (IOException _) {
            // The test has ended.
        }
    }

    private static WebSocket line(HttpClient http, String url, String query, PageClient who, Line line)
            throws ExecutionException, InterruptedException {
        return http.newWebSocketBuilder()
                .header("Origin", url)
                .header("Cookie", cookie(who))
                .buildAsync(URI.create(url.replace("http", "ws") + "/phone/line" + query), line)
                .get();
    }

    /// @return the status with which a telephone of another account is closed
    static int closedAtOnce(String url, PageClient who, String account) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Line line = new Line();
            line(http, url, "?account=" + account, who, line);
            return line.closed.get(20, TimeUnit.SECONDS);
        }
    }

    /// @return the status that nobody's telephone is answered with
    static int refused(String url) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .header("Origin", url)
                    .buildAsync(URI.create(url.replace("http", "ws") + "/phone/line"), new Line())
                    .get();
            return 101;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException shut)
                return shut.getResponse().statusCode();
            throw new AssertionError(e);
        }
    }

    String stream() {
        return stream.toString();
    }

    int events() {
        return stream.toString().split("\nid: |^id: ", -1).length - 1;
    }

    void tell(String command) {
        socket.sendText(command, true).join();
    }

    String line() {
        return line.text.toString();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private static final class Line implements WebSocket.Listener {
        private final StringBuffer text = new StringBuffer();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
