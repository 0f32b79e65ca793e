package io.ringtrue.telephony.phone.odd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.SipHabit;
import io.ringtrue.telephony.phone.SipText;
import java.util.List;
import java.util.function.UnaryOperator;

/// Messages with wrong boundaries on a TCP stream. On UDP most of them make no difference.
final class StreamOddities {
    private static final byte[] KEEP_ALIVE = "\r\n\u0000".getBytes(ISO_8859_1);

    private StreamOddities() {}

    static List<Oddity> all() {
        return List.of(
                Oddity.named("keep-alive-with-nul", "sends CR LF NUL before each message")
                        .speaking(() -> sending(message -> joined(KEEP_ALIVE, message.bytes()))),
                Oddity.named("nul-behind-message", "sends a NUL after each message")
                        .speaking(() -> sending(message -> joined(message.bytes(), new byte[1]))),
                Oddity.named("ringing-without-length", "sends a 180 without Content-Length")
                        .writing(in(180, message -> message.without("Content-Length"))),
                Oddity.named("answer-without-length", "sends a 200 without Content-Length")
                        .writing(in(200, message -> message.without("Content-Length"))),
                Oddity.named("length-too-small", "sends a 180 with more body than its Content-Length")
                        .writing(in(180, message -> new SipText(message.head(), "v=0\r\nleft over\r\n\r\n"))),
                Oddity.named("length-too-large", "sends a 180 with less body than its Content-Length")
                        .writing(in(180, message -> message.with("Content-Length", "37"))),
                Oddity.named("length-no-number", "sends a 180 whose Content-Length is not a number")
                        .writing(in(180, message -> message.with("Content-Length", "none"))));
    }

    private static UnaryOperator<SipText> in(int status, UnaryOperator<SipText> change) {
        return message -> message.isResponse(status, "INVITE") ? change.apply(message) : message;
    }

    @FunctionalInterface
    private interface Bytes {
        byte[] of(SipText message);
    }

    private static SipHabit sending(Bytes bytes) {
        return new SipHabit() {
            @Override
            public void leaving(SipText message, Outlet wire) {
                wire.send(bytes.of(message));
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
