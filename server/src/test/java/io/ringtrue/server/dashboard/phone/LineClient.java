package io.ringtrue.server.dashboard.phone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser phone without a browser: the JDK's WebSocket.
final class LineClient implements WebSocket.Listener {
    private static final JsonMapper JSON = new JsonMapper();

    final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    final AtomicInteger frames = new AtomicInteger();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    /// @param origin null: none is sent
    /// @param account an account's id; empty: the first account's
    static LineClient connect(String authority, @Nullable String origin, String account)
            throws ExecutionException, InterruptedException {
        LineClient client = new LineClient();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) builder.header("Origin", origin);
        if (!account.isEmpty()) builder.header(GrantedPhone.ACCOUNT, account);
        client.socket = builder.buildAsync(URI.create("ws://" + authority + "/phone/line"), client)
                .get();
        return client;
    }

    static LineClient connect(String authority) throws ExecutionException, InterruptedException {
        return connect(authority, "http://" + authority, "");
    }

    void tell(String json) {
        socket.sendText(json, true).join();
    }

    void sound(byte[] octets) {
        socket.sendBinary(ByteBuffer.wrap(octets), true).join();
    }

    /// Goes away without a word.
    void abort() {
        socket.abort();
    }

    /// The next message of this type; others are passed over.
    JsonNode next(String type) throws InterruptedException {
        while (true) {
            JsonNode message = messages.poll(30, TimeUnit.SECONDS);
            if (message == null) throw new AssertionError("no message of type " + type);
            if (message.path("type").asString().equals(type)) return message;
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        frames.incrementAndGet();
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }
}
