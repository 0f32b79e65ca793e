package io.ringtrue.server.trunks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// A trunk that gives one answer to every request: whatever its author likes, also what no trunk should say.
public final class FarEnd implements AutoCloseable {
    private final DatagramSocket socket;
    private final String status;
    private final String more;
    private final String body;
    private final List<String> methods = new CopyOnWriteArrayList<>();

    /// @param status such as `200 OK`; empty: it never answers
    /// @param more further header lines, each ended by a line break; may be empty
    public FarEnd(String status, String more) throws IOException {
        this(status, more, "");
    }

    /// @param body SDP; may be empty
    FarEnd(String status, String more, String body) throws IOException {
        this.body = body;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.status = status;
        this.more = more;
        Thread.ofVirtual().start(this::answer);
    }

    public String uri() {
        return "sip:127.0.0.1:" + socket.getLocalPort();
    }

    /// The methods of all requests so far.
    public List<String> methods() {
        return methods;
    }

    private void answer() {
        try {
            while (true) {
                DatagramPacket request = new DatagramPacket(new byte[65_535], 65_535);
                socket.receive(request);
                String text = new String(request.getData(), 0, request.getLength(), ISO_8859_1);
                methods.add(text.substring(0, text.indexOf(' ')));
                if (status.isEmpty() || text.startsWith("ACK")) continue;
                String kept = text.lines()
                        .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq):.*"))
                        .collect(Collectors.joining("\r\n"));
                String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
                byte[] answer = ("SIP/2.0 " + status + "\r\n" + kept + "\r\n" + more + type + "Content-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(ISO_8859_1);
                socket.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
