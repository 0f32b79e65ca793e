package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real sockets on the loopback: what arrives, what leaves, and what is said when it cannot.
class SocketsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String ANSWER = "SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\nContent-Length: 4\r\n\r\nbody";
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    private record Arrival(String text, Hop source) {}

    private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
    private final AlarmWheel alarms =
            new AlarmWheel(Thread.ofPlatform().daemon().factory());
    private Sockets sockets;

    private boolean arrived(byte[] data, int from, int to, Hop source) {
        arrived.add(new Arrival(new String(data, from, to - from, ISO_8859_1), source));
        return true;
    }

    private Sockets open(Set<Transport> transports, int port) throws IOException {
        return Sockets.open(new Binding(LOOPBACK, port, transports, _ -> true), this::arrived, alarms, THREADS);
    }

    @BeforeEach
    void open() throws IOException {
        sockets = open(EnumSet.allOf(Transport.class), 0);
        sockets.start(THREADS);
    }

    @AfterEach
    void close() throws IOException {
        sockets.close();
        alarms.close();
    }

    private Arrival next() throws InterruptedException {
        return arrived.poll(20, TimeUnit.SECONDS);
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(LOOPBACK, sockets.address().getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    @Test
    void udpAndTcpShareOnePort() throws Exception {
        InetSocketAddress here = sockets.address();
        try (DatagramSocket peer = new DatagramSocket(0, LOOPBACK);
                Socket stream = connected()) {
            peer.send(new DatagramPacket("datagram".getBytes(ISO_8859_1), 8, here));
            assertThat(next())
                    .isEqualTo(new Arrival(
                            "datagram", new Hop(Transport.UDP, new InetSocketAddress(LOOPBACK, peer.getLocalPort()))));
            write(stream, ANSWER);
            assertThat(next())
                    .isEqualTo(new Arrival(
                            ANSWER, new Hop(Transport.TCP, new InetSocketAddress(LOOPBACK, stream.getLocalPort()))));
        }
    }

    /// RFC 3261 §18.1.1: a datagram holds one message, and each is read by itself.
    @Test
    void aLongDatagramLeavesNothingInTheNext() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(0, LOOPBACK)) {
            for (String text : new String[] {"x".repeat(1_400), "short", "x".repeat(60_000), ""}) {
                byte[] data = text.getBytes(ISO_8859_1);
                peer.send(new DatagramPacket(data, data.length, sockets.address()));
                assertThat(next().text()).isEqualTo(text);
            }
        }
    }

    @Test
    void sendsADatagramFromItsOwnPort() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(0, LOOPBACK)) {
            peer.setSoTimeout(20_000);
            Hop there = new Hop(Transport.UDP, new InetSocketAddress(LOOPBACK, peer.getLocalPort()));
            sockets.send(there, "hello".getBytes(ISO_8859_1), Wire.IGNORE);
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            peer.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), ISO_8859_1))
                    .isEqualTo("hello");
            assertThat(packet.getPort()).isEqualTo(sockets.address().getPort());
        }
    }

    /// Two messages and pings in pieces that end anywhere (RFC 3261 §18.3, RFC 5626 §4.4.1).
    @Test
    void piecesOfAStreamAreJoinedAndPingsAreAnswered() throws Exception {
        try (Socket stream = connected()) {
            String both = "\r\n\r\n" + ANSWER + "\r\n\r\n" + ANSWER.replace("200", "180");
            for (int at = 0; at < both.length(); at += 11) {
                write(stream, both.substring(at, Math.min(both.length(), at + 11)));
            }
            assertThat(next().text()).isEqualTo(ANSWER);
            assertThat(next().text()).isEqualTo(ANSWER.replace("200", "180"));
            assertThat(stream.getInputStream().readNBytes(2))
                    .as("the first pong")
                    .containsExactly('\r', '\n');
        }
    }

    @Test
    void answersOnTheConnectionTheMessageCameBy() throws Exception {
        try (Socket stream = connected()) {
            write(stream, ANSWER);
            sockets.send(next().source(), "back".getBytes(ISO_8859_1), Wire.IGNORE);
            assertThat(stream.getInputStream().readNBytes(4)).isEqualTo("back".getBytes(ISO_8859_1));
        }
    }

    /// RFC 3261 §18.4: the transaction must hear of it, and on another thread than its own.
    @Test
    void saysThatAConnectionWasRefused() throws Exception {
        int closed;
        try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
            closed = gone.getLocalPort();
        }
        CountDownLatch failed = new CountDownLatch(2);
        Hop there = new Hop(Transport.TCP, new InetSocketAddress(LOOPBACK, closed));
        for (int i = 0; i < 2; i++) sockets.send(there, "x".getBytes(ISO_8859_1), failed::countDown);
        assertThat(failed.await(20, TimeUnit.SECONDS)).as("for each message").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void saysThatATransportIsNotOpen(Transport only) throws Exception {
        Transport other = only == Transport.UDP ? Transport.TCP : Transport.UDP;
        try (Sockets one = open(EnumSet.of(only), 0)) {
            CountDownLatch failed = new CountDownLatch(1);
            one.send(new Hop(other, sockets.address()), "x".getBytes(ISO_8859_1), failed::countDown);
            one.unanswered(new Hop(other, sockets.address()), Duration.ZERO);
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void namesThePortItCannotHave() {
        int taken = sockets.address().getPort();
        assertThatThrownBy(() -> open(EnumSet.of(Transport.UDP), taken))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen for SIP on UDP ")
                .hasMessageContaining(":" + taken);
    }
}
