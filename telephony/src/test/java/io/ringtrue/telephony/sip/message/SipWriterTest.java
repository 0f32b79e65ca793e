package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves, octet for octet (RFC 3261 §7).
class SipWriterTest {
    private static String written(SipMessage message) {
        return new String(SipWriter.write(message), UTF_8);
    }

    @Test
    void writesARequestWithItsBody() {
        SipHeaders headers = new SipHeaders().add("Via", "SIP/2.0/UDP h").add("CSeq", "1 INVITE");
        SipRequest invite = new SipRequest("INVITE", "sip:a@h;lr", headers, Body.sdp("v=0\r\n".getBytes(UTF_8)));
        assertThat(written(invite)).isEqualTo("""
                INVITE sip:a@h;lr SIP/2.0
                Via: SIP/2.0/UDP h
                CSeq: 1 INVITE
                Content-Type: application/sdp
                Content-Length: 5

                v=0
                """.replace("\n", "\r\n"));
    }

    @Test
    void aResponseWithoutABodySaysThatThereIsNone() {
        SipResponse ok = new SipResponse(200, "", new SipHeaders().add("X", ""), Body.NONE);
        assertThat(written(ok)).isEqualTo("SIP/2.0 200 \r\nX: \r\nContent-Length: 0\r\n\r\n");
    }

    /// RFC 3261 §20.14: the length counts octets, not characters.
    @Test
    void countsOctets() {
        Body body = new Body("text/plain", "ü€".getBytes(UTF_8));
        assertThat(written(new SipResponse(200, "Schön", new SipHeaders(), body)))
                .isEqualTo("SIP/2.0 200 Schön\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nü€");
    }

    @Test
    void saysTypeAndLengthOfTheBodyItHasWhateverTheFieldsSay() {
        SipHeaders headers = new SipHeaders()
                .add("Content-Length", "99")
                .add("Content-Type", "text/html")
                .add("Content-Language", "de");
        assertThat(written(new SipResponse(200, "OK", headers, new Body("a/b", new byte[] {'x'}))))
                .isEqualTo("SIP/2.0 200 OK\r\nContent-Language: de\r\nContent-Type: a/b\r\nContent-Length: 1\r\n\r\nx");
    }

    /// A name or a number of somebody else must not become a field of ours.
    @ParameterizedTest
    @ValueSource(strings = {"x\r\nInjected: y", "x\nInjected: y", "x\rInjected: y", "x\r\n\r\nbody"})
    void aValueNeverBeginsAFieldOrTheBody(String value) {
        byte[] bytes = SipWriter.write(new SipResponse(
                200,
                "OK",
                new SipHeaders()
                        .add("Via", "SIP/2.0/UDP h;branch=b")
                        .add("CSeq", "1 INVITE")
                        .add("Subject", value),
                Body.NONE));
        SipMessage back = ((ParsedMessage.Whole) SipParser.read(bytes, 0, bytes.length)).message();
        assertThat(back.headers().size())
                .as("Via, CSeq, Subject, Content-Length")
                .isEqualTo(4);
        assertThat(back.headers().first("Injected")).isNull();
        assertThat(back.body().isEmpty()).isTrue();
    }
}
