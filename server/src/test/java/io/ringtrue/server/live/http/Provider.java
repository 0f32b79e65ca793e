package io.ringtrue.server.live.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A provider on loopback that writes, octet for octet, what a test wants to be written.
final class Provider implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    interface Behaviour {
        /// @param over reaches zero when the test is over
        void answer(OutputStream out, CountDownLatch over) throws IOException, InterruptedException;
    }

    Provider(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    static Provider writing(String answer) throws IOException {
        return new Provider((out, _) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    static Provider answering(int status, String body) throws IOException {
        return writing(response(status, body));
    }

    static String response(int status, String body) {
        return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    String url(String pathAndQuery) {
        return "http://127.0.0.1:" + listener.getLocalPort() + pathAndQuery;
    }

    /// Head and body of the next request.
    String request() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) throw new AssertionError("no request came within 10 s");
        return request;
    }

    boolean untouched() {
        return requests.isEmpty();
    }

    /// Whether a client hangs up while it is written to.
    boolean sawHangUp() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket line = listener.accept();
                Thread.ofVirtual().start(() -> serve(line));
            }
        } catch (IOException _) {
            over.countDown(); // the test is over
        }
    }

    private void serve(Socket line) {
        try (line) {
            requests.add(read(line.getInputStream()));
            behaviour.answer(line.getOutputStream(), over);
            line.getOutputStream().flush();
        } catch (IOException _) {
            hungUp.countDown(); // as some tests want the client to
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) throw new IOException("the client hung up");
            head.append((char) octet);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int length = lower.indexOf("content-length: ");
        if (length < 0) return head.toString();
        int octets = Integer.parseInt(lower.substring(length + 16, lower.indexOf("\r\n", length)));
        return head + new String(in.readNBytes(octets), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
