package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;

/// SIP over TCP: a listening socket, and the open connections by peer address, which are reused (RFC 3261
/// §18).
final class TcpSocket implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TcpSocket.class.getName());

    /// A trunk keeps a few connections at most. So many more are an error or an attack.
    private static final int MAX_CONNECTIONS = 2000;

    /// Connections from unlisted addresses. Enough for the carriers' other machines, too few to do harm.
    private static final int MAX_GUESTS = 100;

    private final ServerSocket server;
    private final Predicate<InetAddress> heard;
    private final Inbox inbox;
    private final ThreadFactory threads;
    private final ConcurrentHashMap<InetSocketAddress, TcpConnection> connections = new ConcurrentHashMap<>();

    private final Semaphore guests = new Semaphore(MAX_GUESTS);

    private TcpSocket(ServerSocket server, Predicate<InetAddress> heard, Inbox inbox, ThreadFactory threads) {
        this.server = server;
        this.heard = heard;
        this.inbox = inbox;
        this.threads = threads;
    }

    /// @throws IOException when the address cannot be bound; the message names it
    static TcpSocket open(InetSocketAddress bind, Predicate<InetAddress> heard, Inbox inbox, ThreadFactory threads)
            throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(bind, 128);
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen for SIP on TCP " + bind + ": " + e.getMessage(), e);
        }
        return new TcpSocket(server, heard, inbox, threads);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    void start() {
        threads.newThread(this::listen).start();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) LOG.log(System.Logger.Level.WARNING, "TCP accept failed", e);
            }
        }
    }

    /// A far end may open its own connection to answer (RFC 3261 §18.2.2), and its address need not be
    /// listed. As a [TcpGuest] it gets a short time to send a message of one of our calls.
    private void take(Socket socket) throws IOException {
        boolean listed = heard.test(socket.getInetAddress());
        if (connections.size() >= MAX_CONNECTIONS || !listed && !guests.tryAcquire()) {
            socket.close();
            return;
        }
        InetSocketAddress peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        TcpGuest guest = listed ? null : new TcpGuest();
        TcpConnection connection = new TcpConnection(socket, peer, inbox, threads, guest, () -> {
            connections.remove(peer);
            if (!listed) guests.release();
        });
        connections.put(peer, connection);
        connection.start();
    }

    void send(InetSocketAddress to, byte[] message, Runnable failed) {
        connections.computeIfAbsent(to, this::connect).send(message, failed);
    }

    void unanswered(InetSocketAddress peer, Duration waited) {
        TcpConnection connection = connections.get(peer);
        if (connection != null) connection.closeAfterSilence(waited);
    }

    private TcpConnection connect(InetSocketAddress to) {
        TcpConnection connection =
                new TcpConnection(new Socket(), to, inbox, threads, null, () -> connections.remove(to));
        connection.start();
        return connection;
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.values().forEach(TcpConnection::close);
    }
}
