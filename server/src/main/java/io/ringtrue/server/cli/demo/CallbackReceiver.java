package io.ringtrue.server.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// A minimal endpoint of a customer, on loopback: answers every request with 200 and keeps its URL,
/// sorted by path.
final class CallbackReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, BlockingQueue<URI>> received = new ConcurrentHashMap<>();

    private CallbackReceiver(HttpServer server) {
        this.server = server;
    }

    /// @throws IOException when loopback has no free port
    static CallbackReceiver open(ThreadFactory threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        CallbackReceiver receiver = new CallbackReceiver(server);
        server.setExecutor(Executors.newThreadPerTaskExecutor(threads));
        server.createContext("/", receiver::take);
        server.start();
        return receiver;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// The URL to give as `callbackurl`.
    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// The next callback on this path, waiting for it if need be; empty when none comes in time. Each
    /// callback is returned once.
    Optional<URI> await(String path, Duration patience) throws InterruptedException {
        return Optional.ofNullable(queue(path).poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI url = exchange.getRequestURI();
            exchange.sendResponseHeaders(200, -1);
            queue(url.getPath()).add(url);
        }
    }

    private BlockingQueue<URI> queue(String path) {
        return received.computeIfAbsent(path, _ -> new LinkedBlockingQueue<>());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
