package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.Set;

/// A trunk on loopback that says what a test tells it to, when it tells it to: for what crosses on the wire.
final class ScriptedTrunk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final DatagramSocket sip;
    private final DatagramSocket media;
    private final Set<String> seen = new HashSet<>();
    private SocketAddress caller;

    ScriptedTrunk() throws IOException {
        sip = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        media = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        sip.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return sip.getLocalPort();
    }

    /// The next message that is no repeat; a request must be of this method, a response have this status.
    String take(String beginning) throws IOException {
        String message;
        do {
            DatagramPacket packet = new DatagramPacket(new byte[10_000], 10_000);
            sip.receive(packet);
            caller = packet.getSocketAddress();
            message = new String(packet.getData(), 0, packet.getLength(), UTF_8);
        } while (!seen.add(message.lines().findFirst().orElse("") + field(message, "Via") + field(message, "CSeq")));
        assertThat(message).startsWith(beginning);
        return message;
    }

    static String field(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /// Answers a request without a description.
    ///
    /// @param extra header fields, each with `\n` behind it; may be empty
    void answer(String request, int status, String extra) throws IOException {
        send(head(request, status, extra) + "Content-Length: 0\n\n");
    }

    /// Refuses with this reason phrase.
    void refuse(String invite, int status, String reason) throws IOException {
        send(head(invite, status, "").replaceFirst("Whatever", java.util.regex.Matcher.quoteReplacement(reason))
                + "Content-Length: 0\n\n");
    }

    /// Picks up.
    void accept(String invite) throws IOException {
        String sdp = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio " + media.getLocalPort()
                + " RTP/AVP 0 101\na=rtpmap:101 telephone-event/8000\n";
        send(head(invite, 200, "") + "Content-Type: application/sdp\n\n" + sdp);
    }

    private static String head(String request, int status, String extra) {
        String to = field(request, "To");
        boolean tagged = status == 100 || to.contains(";tag=");
        return "SIP/2.0 " + status + " Whatever\nVia: " + field(request, "Via") + "\nFrom: " + field(request, "From")
                + "\nTo: " + to + (tagged ? "" : ";tag=far") + "\nCall-ID: " + field(request, "Call-ID") + "\nCSeq: "
                + field(request, "CSeq") + "\nContact: <sip:far@127.0.0.1:" + "%d" + ">\n" + extra;
    }

    /// Sends a request of its own within the call this INVITE began.
    void request(String invite, String method, int number, String extra, String body) throws IOException {
        String target = field(invite, "Contact").replaceAll("[<>]", "");
        send(method + " " + target + " SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK" + method + number
                + "\nMax-Forwards: 70\nFrom: " + field(invite, "To") + ";tag=far\nTo: " + field(invite, "From")
                + "\nCall-ID: " + field(invite, "Call-ID") + "\nCSeq: " + number + " " + method + "\n" + extra
                + "Content-Length: " + body.length() + "\n\n" + body);
    }

    void press(String invite, char key, int number) throws IOException {
        request(invite, "INFO", number, "Content-Type: application/dtmf-relay\n", "Signal=" + key);
    }

    private void send(String text) throws IOException {
        byte[] data =
                text.replace("%d", String.valueOf(port())).replace("\n", "\r\n").getBytes(UTF_8);
        sip.send(new DatagramPacket(data, data.length, caller));
    }

    @Override
    public void close() {
        sip.close();
        media.close();
    }
}
