package io.ringtrue.server.live.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A name server on loopback, UDP and TCP, that answers whatever octets a test wants.
final class NameServer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Behaviour overUdp;
    private final Behaviour overTcp;
    final AtomicInteger udpQueries = new AtomicInteger();
    final AtomicInteger tcpQueries = new AtomicInteger();

    interface Behaviour {
        /// @return empty: silence
        Optional<byte[]> answer(byte[] query) throws IOException;
    }

    NameServer(Behaviour behaviour) throws IOException {
        this(behaviour, behaviour);
    }

    NameServer(Behaviour overUdp, Behaviour overTcp) throws IOException {
        this.overUdp = overUdp;
        this.overTcp = overTcp;
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        tcp = new ServerSocket(0, 50, loopback);
        udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
                udp.receive(packet);
                udpQueries.incrementAndGet();
                Optional<byte[]> answer = overUdp.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.isPresent()) {
                    udp.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                Socket line = tcp.accept();
                Thread.ofVirtual().start(() -> serve(line));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    /// RFC 1035 §4.2.2: two octets of length before each message.
    private void serve(Socket line) {
        try (line) {
            DataInputStream in = new DataInputStream(line.getInputStream());
            byte[] query = in.readNBytes(in.readUnsignedShort());
            tcpQueries.incrementAndGet();
            Optional<byte[]> answer = overTcp.answer(query);
            if (answer.isEmpty()) {
                in.read();
                return;
            }
            DataOutputStream out = new DataOutputStream(line.getOutputStream());
            out.writeShort(answer.get().length);
            out.write(answer.get());
        } catch (IOException _) {
            // The client hung up.
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
