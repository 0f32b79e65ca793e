package io.ringtrue.bench.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The customer's end: takes the callbacks and counts what they say. Each verification has one.
final class Outcomes implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private int matched;
    private int all;

    private Outcomes(HttpServer server) {
        this.server = server;
    }

    static Outcomes open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        Outcomes outcomes = new Outcomes(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", outcomes::take);
        server.start();
        return outcomes;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/done";
    }

    private void take(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        count(parameter(query, "status"), parameter(query, "matched").equals("true"));
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + '=')) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private synchronized void count(String status, boolean right) {
        byStatus.merge(status, 1, Integer::sum);
        if (right) matched++;
        all++;
        notifyAll();
    }

    /// Forgets what was counted.
    synchronized void reset() {
        byStatus.clear();
        matched = 0;
        all = 0;
    }

    /// Waits until so many calls have ended, or no longer than that.
    synchronized void await(int calls, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = seconds * 1_000L; all < calls && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
    }

    /// Calls whose PIN was keyed, heard and found right.
    synchronized int matched() {
        return matched;
    }

    /// How many ended how, by the words of the callback.
    synchronized Map<String, Integer> byStatus() {
        return Map.copyOf(byStatus);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
