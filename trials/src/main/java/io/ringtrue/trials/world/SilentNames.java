package io.ringtrue.trials.world;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A name server that takes every question and answers none. Needs root: it is on port 53 of a loopback
/// address, and a node uses it by a mount of its own over `/etc/resolv.conf`.
public final class SilentNames implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.53";
    private static final int PORT = 53;

    private final DatagramSocket socket;

    private SilentNames(DatagramSocket socket) {
        this.socket = socket;
    }

    public static SilentNames open() throws SocketException {
        SilentNames names =
                new SilentNames(new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), PORT)));
        Thread.ofPlatform().daemon().name("silent-names").start(names::swallow);
        return names;
    }

    private void swallow() {
        byte[] question = new byte[512];
        try {
            while (true) socket.receive(new DatagramPacket(question, question.length));
        } catch (IOException _) {
            // It was closed.
        }
    }

    /// Shell commands that make a process ask this server only.
    ///
    /// @param folder the file with its address is written there
    public static String use(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("resolv.conf"), "nameserver " + ADDRESS + "\n");
        return "mount --bind " + file + " /etc/resolv.conf";
    }

    @Override
    public void close() {
        socket.close();
    }
}
