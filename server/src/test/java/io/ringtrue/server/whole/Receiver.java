package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A customer's endpoint on the loopback that takes every callback.
final class Receiver implements AutoCloseable {
    /// Longest between two callbacks that are due at the same time; machines that run tests may be busy.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final BlockingQueue<Callback> received = new LinkedBlockingQueue<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /// What a callback said, in its own words.
    record Callback(Map<String, String> parameters) {
        long id() {
            return Long.parseLong(says("requestid"));
        }

        /// Empty when it did not say.
        String says(String parameter) {
            return parameters.getOrDefault(parameter, "");
        }
    }

    static Receiver open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        Receiver receiver = new Receiver(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::take);
        server.start();
        return receiver;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/callback";
    }

    /// The next one, whosever it is.
    Callback next() throws InterruptedException {
        Callback callback = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (callback == null) throw new AssertionError("no callback within " + PATIENCE.toSeconds() + " s");
        return callback;
    }

    /// The next `count`, by verification; fewer of them when one verification was told about twice.
    Map<Long, Callback> next(int count) throws InterruptedException {
        Map<Long, Callback> callbacks = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Callback callback = next();
            callbacks.put(callback.id(), callback);
        }
        return callbacks;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, -1);
            received.add(new Callback(parameters(exchange.getRequestURI())));
        }
    }

    private static Map<String, String> parameters(URI url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : url.getRawQuery().split("&")) {
            String[] sides = pair.split("=", 2);
            parameters.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
