package io.ringtrue.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to a TCP server that can be cut.
final class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Relay(ServerSocket listening, int to) {
        this.listening = listening;
        this.to = to;
    }

    /// @param to the server's port on this machine
    static Relay to(int to) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), to);
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Ends every connection, and each new one at once.
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                if (cut) {
                    close(near);
                } else {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                    join(near, far);
                    join(far, near);
                    if (cut) cut();
                }
            } catch (IOException _) {
                // Closed, or the server is gone: whoever connects finds out.
            }
        }
    }

    private void join(Socket from, Socket into) {
        open.add(from);
        Thread.ofVirtual().name("relay-pump").start(() -> {
            try (from;
                    into;
                    InputStream in = from.getInputStream();
                    OutputStream out = into.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException _) {
                // Both ends are closed.
            } finally {
                open.remove(from);
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
