package io.ringtrue.telephony.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// TCP peers nobody listed: what they may do before and after they have shown that they have to do with a
/// call.
class StrangersOnTcpTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String ANSWER = "SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\nContent-Length: 4\r\n\r\nbody";

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private volatile boolean ours = true;
    private TcpSocket tcp;

    @BeforeEach
    void open() throws IOException {
        tcp = TcpSocket.open(
                new InetSocketAddress(LOOPBACK, 0),
                _ -> false,
                (data, from, to, source) -> {
                    boolean answer = ours;
                    arrived.add(new String(data, from, to - from, ISO_8859_1));
                    return answer;
                },
                Thread.ofVirtual().factory());
        tcp.start();
    }

    @AfterEach
    void close() throws IOException {
        tcp.close();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(LOOPBACK, tcp.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private String next() throws InterruptedException {
        return arrived.poll(20, TimeUnit.SECONDS);
    }

    /// A peer nobody listed must show that it has to do with a call, and gets no pong before it has.
    @Test
    void aStrangerIsCutOffAtItsFirstMessageThatIsNoneOfOurs() throws Exception {
        ours = false;
        try (Socket stream = connected()) {
            write(stream, "\r\n\r\n" + ANSWER);
            assertThat(next()).isEqualTo(ANSWER);
            assertThat(stream.getInputStream().read())
                    .as("the end, and no pong")
                    .isEqualTo(-1);
        }
    }

    @Test
    void aStrangerWithAMessageOfACallStaysUntilItSendsAnother() throws Exception {
        try (Socket stream = connected()) {
            write(stream, ANSWER);
            assertThat(next()).isEqualTo(ANSWER);
            write(stream, "\r\n\r\n");
            assertThat(stream.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
            ours = false;
            write(stream, ANSWER);
            assertThat(stream.getInputStream().read()).isEqualTo(-1);
        }
    }
}
