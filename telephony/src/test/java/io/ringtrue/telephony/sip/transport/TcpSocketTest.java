package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpSocketTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private ServerSocket peer;
    private InetSocketAddress there;
    private TcpSocket tcp;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws IOException {
        peer = new ServerSocket(0, 10, LOOPBACK);
        peer.setSoTimeout(20_000);
        there = new InetSocketAddress(LOOPBACK, peer.getLocalPort());
        tcp = TcpSocket.open(
                new InetSocketAddress(LOOPBACK, 0),
                _ -> true,
                (data, from, to, source) -> arrived.add(new String(data, from, to - from, ISO_8859_1)),
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

    /// Cases: header and body in separate segments, a body in two segments, the end of the stream, and
    /// another message after it.
    @Test
    void aBodyWithoutALengthIsWholeAfterAPauseOrAtTheEnd() throws Exception {
        String head = "SIP/2.0 200 OK\r\nContent-Type: application/sdp\r\n\r\n";
        String body = "v=0\r\nm=audio 4000 RTP/AVP 0\r\n";
        send('1');
        try (Socket only = accept()) {
            only.setTcpNoDelay(true);
            OutputStream out = only.getOutputStream();
            for (int at : new int[] {head.length(), head.length() + 16}) {
                out.write((head + body).substring(0, at).getBytes(ISO_8859_1));
                out.flush();
                out.write((head + body).substring(at).getBytes(ISO_8859_1));
                assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(head + body);
            }
            out.write((head + body + head + body).getBytes(ISO_8859_1));
            only.shutdownOutput();
            assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(head + body);
            assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(head + body);
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
