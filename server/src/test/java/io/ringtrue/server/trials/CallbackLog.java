package io.ringtrue.server.trials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The customer's endpoint: keeps every copy of every callback, and answers each with 200 unless told to hold it.
final class CallbackLog implements AutoCloseable {
    private final HttpServer server;
    private final List<Copy> copies = new CopyOnWriteArrayList<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch letGo = new CountDownLatch(1);

    private CallbackLog(HttpServer server) {
        this.server = server;
    }

    /// One arrival of a callback.
    ///
    /// @param parameters what it says of the verification, and its whole body
    /// @param answered false: the line was closed without an answer
    record Copy(String path, String messageId, Map<String, String> parameters, boolean answered) {
        String verification() {
            return parameters.getOrDefault("id", "");
        }
    }

    static CallbackLog open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        CallbackLog log = new CallbackLog(server);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.createContext("/", log::take);
        server.start();
        return log;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// The next callback to this path is taken and not answered until [#letGo()].
    void hold(String path) {
        held.add(path);
    }

    /// Closes every held line, unanswered.
    void letGo() {
        letGo.countDown();
    }

    /// Whether a callback to this path has come, answered or not.
    boolean opened(String path) {
        return copies.stream().anyMatch(copy -> copy.path().equals(path));
    }

    List<Copy> copies() {
        return List.copyOf(copies);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI url = exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean answers = !held.remove(url.getPath());
            if (answers) exchange.sendResponseHeaders(200, -1);
            copies.add(new Copy(
                    url.getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
                    parameters(body),
                    answers));
            if (!answers) letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> parameters(byte[] body) {
        JsonNode said = JsonMapper.shared().readTree(body).path("data");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of("id", "cost", "matched"))
            parameters.put(name, said.path(name).asString());
        parameters.put("body", new String(body, StandardCharsets.UTF_8));
        return parameters;
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
