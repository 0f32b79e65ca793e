package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpSocketTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private ServerSocket peer;
    private InetSocketAddress there;
    private TcpSocket tcp;

    @BeforeEach
    void open() throws IOException {
        peer = new ServerSocket(0, 10, LOOPBACK);
        peer.setSoTimeout(20_000);
        there = new InetSocketAddress(LOOPBACK, peer.getLocalPort());
        tcp = TcpSocket.open(
                new InetSocketAddress(LOOPBACK, 0),
                _ -> true,
                (data, from, to, source) -> true,
                Thread.ofVirtual().factory());
    }

    @AfterEach
    void close() throws IOException {
        tcp.close();
        peer.close();
    }

    @Test
    void connectsAnewToAPeerThatLeftARequestUnansweredInSilence() throws Exception {
        send('1');
        try (Socket first = accept()) {
            assertThat(first.getInputStream().read()).isEqualTo('1');
            tcp.unanswered(there, Duration.ZERO);
            assertThat(first.getInputStream().read()).as("the end").isEqualTo(-1);
            send('2');
            try (Socket second = accept()) {
                assertThat(second.getInputStream().read()).isEqualTo('2');
            }
        }
    }

    @Test
    void keepsTheConnectionOfAPeerHeardSince() throws Exception {
        send('1');
        try (Socket only = accept()) {
            tcp.unanswered(there, Duration.ofHours(1));
            send('2');
            assertThat(only.getInputStream().readNBytes(2)).containsExactly('1', '2');
        }
    }

    private void send(char message) {
        tcp.send(there, new byte[] {(byte) message}, () -> {});
    }

    private Socket accept() throws IOException {
        Socket socket = peer.accept();
        socket.setSoTimeout(20_000);
        return socket;
    }
}
