package io.ringtrue.trials.world;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a node and PostgreSQL. It can be cut, so that the database is unreachable, and it can lose
/// the answer to a COMMIT: the database has stored, and the node never learns it.
public final class Relay implements AutoCloseable {
    private static final byte COMMAND_COMPLETE = 'C';
    private static final int LONGEST_TAG = 64;

    private final int database;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final AtomicInteger commitsLost = new AtomicInteger();
    private volatile boolean cut;

    private Relay(int database) throws IOException {
        this.database = database;
        this.door = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
    }

    /// @param database the port to which connections are passed on
    public static Relay open(int database) throws IOException {
        Relay relay = new Relay(database);
        Thread.ofVirtual().name("relay-door").start(relay::accept);
        return relay;
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Closes all connections, and closes new ones at once, until [#mend()].
    public void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    public void mend() {
        cut = false;
    }

    /// The next so many answers to COMMIT are lost, each with its connection.
    public void loseCommits(int count) {
        commitsToLose.addAndGet(count);
    }

    /// How many answers were lost so far.
    public int commitsLost() {
        return commitsLost.get();
    }

    private void accept() {
        try (door) {
            while (!door.isClosed()) {
                Socket node = door.accept();
                Thread.ofVirtual().name("relay").start(() -> serve(node));
            }
        } catch (IOException _) {
            // The relay was closed.
        }
    }

    private void serve(Socket node) {
        try (node;
                Socket server = new Socket()) {
            if (cut) return;
            server.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), database));
            open.add(node);
            open.add(server);
            if (cut) return;
            Thread.ofVirtual().name("relay-up").start(() -> copy(node, server));
            answers(server, node);
        } catch (IOException _) {
            // One side has gone, so the other goes too.
        } finally {
            open.remove(node);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side has gone, so the other goes too.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /// PostgreSQL's messages, protocol 3: one byte of type, four of length (which count
    /// themselves), the content.
    private void answers(Socket server, Socket node) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(node.getOutputStream()));
        for (int type = in.read(); type >= 0; type = in.read()) {
            int length = in.readInt();
            byte[] content = in.readNBytes(length - 4);
            if (type == COMMAND_COMPLETE && isCommit(content) && lose()) return;
            out.writeByte(type);
            out.writeInt(length);
            out.write(content);
            if (in.available() == 0) out.flush();
        }
    }

    private static boolean isCommit(byte[] tag) {
        return tag.length < LONGEST_TAG && new String(tag, StandardCharsets.US_ASCII).equals("COMMIT\0");
    }

    private boolean lose() {
        if (commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) == 0) return false;
        commitsLost.incrementAndGet();
        return true;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed before.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException _) {
            // It was closed before.
        }
    }
}
