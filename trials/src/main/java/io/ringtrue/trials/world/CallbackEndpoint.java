package io.ringtrue.trials.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringtrue.trials.oracle.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The customer's endpoint: keeps every copy of every callback, and answers each path as it is told to.
public final class CallbackEndpoint implements AutoCloseable {
    /// Paths that begin so are at the second host.
    public static final String OTHER = "/other-host/";

    private static final String HOST = "127.0.0.1";
    private static final String OTHER_HOST = "127.0.0.2";
    private static final int QUEUE = 1_000;
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    private final List<HttpServer> servers;
    private final Signatures signatures = new Signatures();
    private final List<Told> copies = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private volatile CountDownLatch letGo = new CountDownLatch(1);
    private volatile boolean down;

    /// How a callback is answered.
    public enum Behaviour {
        TAKES,
        /// The next one is taken and not answered until [CallbackEndpoint#letGo()].
        HOLDS_ONE,
        /// Answers 200 after ten seconds.
        SLOW,
        /// 429 with `Retry-After: 2` to the first copy of each callback.
        BUSY_ONCE,
        /// 503 to the first two copies of each callback.
        DOWN_TWICE,
        /// A redirect to itself, each time.
        LOOPS,
        /// 410.
        GONE
    }

    private CallbackEndpoint(List<HttpServer> servers) {
        this.servers = servers;
    }

    /// Two hosts, 127.0.0.1 and 127.0.0.2, with the same paths.
    ///
    /// @param port 0: any free one
    public static CallbackEndpoint open(int port) throws IOException {
        HttpServer first = server(HOST, port);
        HttpServer second = server(OTHER_HOST, first.getAddress().getPort());
        CallbackEndpoint endpoint = new CallbackEndpoint(List.of(first, second));
        for (HttpServer server : endpoint.servers) {
            server.setExecutor(Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("callback-endpoint-", 1).factory()));
            server.createContext("/", endpoint::take);
            server.start();
        }
        return endpoint;
    }

    private static HttpServer server(String host, int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(host), port), QUEUE);
    }

    public int port() {
        return servers.getFirst().getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + (path.startsWith(OTHER) ? OTHER_HOST : HOST) + ":" + port() + path;
    }

    /// Callbacks signed with this secret are signed right.
    ///
    /// @param secret as the account has it: `whsec_` and base64
    public void trust(String secret) {
        signatures.trust(secret);
    }

    public void behave(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /// While it is down, every callback is answered with 503.
    public void down(boolean is) {
        down = is;
    }

    /// Closes every held connection, unanswered.
    public void letGo() {
        CountDownLatch held = letGo;
        letGo = new CountDownLatch(1);
        held.countDown();
    }

    /// Whether a callback to this path has come, answered or not.
    public boolean opened(String path) {
        return copies.stream().anyMatch(copy -> copy.path().equals(path));
    }

    public List<Told> copies() {
        return List.copyOf(copies);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Instant at = Instant.now();
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            int status = down ? 503 : answer(exchange, path, id);
            if (status != 0) exchange.sendResponseHeaders(status, -1);
            boolean signed = signatures.right(exchange.getRequestHeaders(), body);
            copies.add(new Told(at, path, id, parameters(body), signed, status));
            if (status == 0) letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the status; 0: none
    private int answer(HttpExchange exchange, String path, String id) throws InterruptedException {
        return switch (behaviours.getOrDefault(path, Behaviour.TAKES)) {
            case TAKES -> 200;
            case HOLDS_ONE -> {
                behaviours.put(path, Behaviour.TAKES);
                yield 0;
            }
            case SLOW -> {
                letGo.await(SLOWNESS.toSeconds(), TimeUnit.SECONDS);
                yield 200;
            }
            case BUSY_ONCE -> {
                exchange.getResponseHeaders().set("Retry-After", "2");
                yield copiesOf(id) == 0 ? 429 : 200;
            }
            case DOWN_TWICE -> copiesOf(id) < 2 ? 503 : 200;
            case LOOPS -> {
                exchange.getResponseHeaders().set("Location", url(path));
                yield 302;
            }
            case GONE -> 410;
        };
    }

    private long copiesOf(String id) {
        return copies.stream().filter(copy -> copy.messageId().equals(id)).count();
    }

    private static Map<String, String> parameters(byte[] body) {
        JsonNode said = JsonMapper.shared().readTree(body).path("data");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : List.of("id", "cost", "matched"))
            parameters.put(name, said.path(name).asString(""));
        parameters.put("body", new String(body, StandardCharsets.UTF_8));
        return parameters;
    }

    @Override
    public void close() {
        letGo();
        servers.forEach(server -> server.stop(0));
    }
}
