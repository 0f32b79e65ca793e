package io.ringtrue.server.dashboard.phone;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// The way to a browser by its WebSocket. One thread writes at a time.
final class SocketWire implements Outbox.Wire {
    private static final System.Logger LOG = System.getLogger(SocketWire.class.getName());

    private final WebSocketSession socket;
    private final ThreadFactory threads;
    private final AtomicBoolean cut = new AtomicBoolean();

    SocketWire(WebSocketSession socket, ThreadFactory threads) {
        this.socket = socket;
        this.threads = threads;
    }

    @Override
    public void text(String json) throws IOException {
        send(() -> socket.sendMessage(new TextMessage(json)));
    }

    @Override
    public void sound(byte[] frame) throws IOException {
        send(() -> socket.sendMessage(new BinaryMessage(frame)));
    }

    @Override
    public void ping() throws IOException {
        send(() -> socket.sendMessage(new PingMessage()));
    }

    private interface Sending {
        void send() throws IOException;
    }

    /// The container throws IllegalStateException when the socket has been closed meanwhile.
    private static void send(Sending sending) throws IOException {
        try {
            sending.send();
        } catch (IllegalStateException closed) {
            throw new IOException("the socket is closed", closed);
        }
    }

    /// On a thread of its own: a close waits for a message that is being written.
    @Override
    public void cut() {
        if (cut.compareAndSet(false, true)) threads.newThread(this::closeSocket).start();
    }

    private void closeSocket() {
        try {
            socket.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException | IllegalStateException gone) {
            LOG.log(DEBUG, () -> "a browser phone could not be told to close: " + gone.getMessage());
        }
    }
}
