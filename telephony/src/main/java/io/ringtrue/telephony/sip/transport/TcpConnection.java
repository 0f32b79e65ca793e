package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One TCP connection: one thread reads it, another writes its queue, so that a peer that stops reading
/// delays nobody else.
final class TcpConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());

    /// How many messages may wait. At about 1 kB each this is a second of a very busy trunk; a peer further
    /// behind counts as dead.
    private static final int MAX_QUEUED = 1024;

    /// Well below timer B (32 s), so that there is time to try another trunk.
    private static final int CONNECT_TIMEOUT_MILLIS = 4000;

    /// The pause that ends a body without a length. It is well above the time between two segments of one
    /// message, and well below T1, after which the far end repeats its answer (RFC 3261 §13.3.1.4).
    private static final int PAUSE_MILLIS = 200;

    private record Outgoing(byte[] message, Runnable failed) {}

    private static final byte[] PONG = {'\r', '\n'};
    private static final Outgoing GOODBYE = new Outgoing(new byte[0], Wire.IGNORE);

    private final Socket socket;
    private final Hop peer;
    private final Inbox inbox;
    private final ThreadFactory threads;
    private final Runnable closed;
    private final LinkedBlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>(MAX_QUEUED);
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final @Nullable TcpGuest guest;
    private volatile long heardAt = System.nanoTime();

    /// @param closed run once, when the connection is closed
    /// @param guest limits a peer whose address is not listed; null for all others
    TcpConnection(
            Socket socket,
            InetSocketAddress peer,
            Inbox inbox,
            ThreadFactory threads,
            @Nullable TcpGuest guest,
            Runnable closed) {
        this.socket = socket;
        this.peer = new Hop(Transport.TCP, peer);
        this.inbox = inbox;
        this.threads = threads;
        this.guest = guest;
        this.closed = closed;
    }

    /// Starts the writing thread, which connects first if necessary: that may take seconds.
    void start() {
        threads.newThread(this::write).start();
    }

    /// Queues a message. A full queue closes the connection. Then, or if it is closed already, `failed` is
    /// run at once.
    void send(byte[] message, Runnable failed) {
        if (isClosed.get() || !queue.offer(new Outgoing(message, failed))) {
            close();
            failed.run();
        } else if (isClosed.get()) {
            drain();
        }
    }

    /// Closes the connection if nothing has arrived for this long. The peer may be gone without closing it: a
    /// firewall has dropped the connection, or the machine has lost power.
    void closeAfterSilence(Duration silence) {
        if (System.nanoTime() - heardAt >= silence.toNanos()) close();
    }

    private void write() {
        try {
            if (!socket.isConnected()) socket.connect(peer.address(), CONNECT_TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            threads.newThread(this::read).start();
            OutputStream out = socket.getOutputStream();
            for (Outgoing next = queue.take(); next != GOODBYE; next = queue.take()) writeOrFail(next, out);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> peer + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private static void writeOrFail(Outgoing next, OutputStream out) throws IOException {
        try {
            out.write(next.message());
        } catch (IOException e) {
            next.failed().run();
            throw e;
        }
    }

    private void read() {
        StreamFramer framer = new StreamFramer();
        byte[] chunk = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            if (guest != null) guest.arrived(socket);
            for (int length = 0; length >= 0; ) {
                length = framer.awaitsPause() ? readUntilPause(in, chunk) : in.read(chunk);
                if (length > 0) framer.feed(chunk, length);
                else framer.pause();
                if (length > 0) heardAt = System.nanoTime();
                deliver(framer);
                if (guest != null) guest.readSome();
                pong(framer.takePings());
            }
        } catch (IOException | StreamFramer.Unframeable e) {
            LOG.log(System.Logger.Level.DEBUG, () -> peer + ": " + e.getMessage());
        } finally {
            close();
        }
    }

    /// @return 0 when nothing arrived for [#PAUSE_MILLIS]
    private int readUntilPause(InputStream in, byte[] chunk) throws IOException {
        int usual = socket.getSoTimeout();
        socket.setSoTimeout(PAUSE_MILLIS);
        try {
            return in.read(chunk);
        } catch (SocketTimeoutException e) {
            return 0;
        } finally {
            socket.setSoTimeout(usual);
        }
    }

    private void deliver(StreamFramer framer) throws IOException, StreamFramer.Unframeable {
        for (byte[] message = framer.next(); message != null; message = framer.next()) {
            boolean ours = inbox.arrived(message, 0, message.length, peer);
            if (guest != null) guest.spoke(ours, socket);
        }
    }

    /// RFC 5626 §4.4.1: a ping is two empty lines, its answer is one.
    private void pong(int pings) {
        if (pings > 0 && (guest == null || guest.isProven())) send(PONG, Wire.IGNORE);
    }

    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) return;
        closed.run();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> peer + ": " + e.getMessage());
        }
        drain();
        queue.add(GOODBYE);
    }

    private void drain() {
        List<Outgoing> unsent = new ArrayList<>();
        queue.drainTo(unsent);
        unsent.forEach(each -> each.failed().run());
        if (unsent.contains(GOODBYE)) queue.add(GOODBYE);
    }
}
