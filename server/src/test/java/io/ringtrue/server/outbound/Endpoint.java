package io.ringtrue.server.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/// A customer's endpoint on loopback that does to each connection what the test tells it to.
final class Endpoint implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    interface Behaviour {
        void serve(Socket line, CountDownLatch closed) throws IOException, InterruptedException;
    }

    Endpoint(Behaviour behaviour) throws IOException {
        this(ServerSocketFactory.getDefault(), behaviour);
    }

    Endpoint(ServerSocketFactory factory, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener = factory.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /// Answers each request with this text and closes.
    static Endpoint answering(String answer) throws IOException {
        return new Endpoint((line, _) -> line.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    int port() {
        return listener.getLocalPort();
    }

    /// The head of the next request; fails the test by a timeout message when none comes.
    String request() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) throw new AssertionError("no request came within 10 s");
        return request;
    }

    boolean untouched() {
        return requests.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                Socket line = listener.accept();
                Thread.ofVirtual().start(() -> serve(line));
            }
        } catch (IOException _) {
            closed.countDown(); // the listener was closed: the test is over
        }
    }

    private void serve(Socket line) {
        try (line) {
            requests.add(head(line.getInputStream()));
            behaviour.serve(line, closed);
        } catch (IOException | InterruptedException _) {
            // The caller hung up, as some tests want it to.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) return head.toString();
            head.append((char) octet);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closed.countDown();
    }
}
