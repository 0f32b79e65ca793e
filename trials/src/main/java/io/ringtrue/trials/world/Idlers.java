package io.ringtrue.trials.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections from a few addresses that send half a request and then nothing. Each that the
/// server closes is replaced.
public final class Idlers implements AutoCloseable {
    private static final byte[] HALF =
            "GET /v1/account HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MS = 2_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    private Idlers(InetSocketAddress server) {
        this.server = server;
    }

    /// Begins to open them and does not wait.
    ///
    /// @param count how many at once
    /// @param addresses from how many addresses, at most 200
    public static Idlers open(URI server, int count, int addresses) {
        Idlers idlers = new Idlers(new InetSocketAddress(server.getHost(), server.getPort()));
        for (int i = 0; i < count; i++) {
            InetAddress from = InetAddress.ofLiteral("127.0.4." + (10 + i % addresses));
            Thread.ofVirtual().name("idler").start(() -> idlers.idle(from));
        }
        return idlers;
    }

    private void idle(InetAddress from) {
        while (!over.get()) {
            try (Socket socket = new Socket()) {
                sockets.add(socket);
                socket.bind(new InetSocketAddress(from, 0));
                socket.connect(server, PATIENCE_MS);
                socket.getOutputStream().write(HALF);
                opened.incrementAndGet();
                open.incrementAndGet();
                awaitEnd(socket);
                sockets.remove(socket);
            } catch (IOException _) {
                // It was not let in, or was closed.
            }
            pause();
        }
    }

    private void awaitEnd(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // An answer is of no interest.
            }
        } finally {
            open.decrementAndGet();
        }
    }

    /// One that is refused at once must not take the processor.
    private static void pause() {
        try {
            Patience.rest(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many are open now.
    public int open() {
        return open.get();
    }

    /// How many were let in so far.
    public int opened() {
        return opened.get();
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        for (Socket socket : sockets) socket.close();
    }
}
