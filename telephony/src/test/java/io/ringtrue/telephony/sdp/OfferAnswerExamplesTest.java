package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked examples of RFC 3264 §10 and RFC 4317, with us as one of the two, and the lines of RFC 3605 and
/// RFC 8866 that say where and how often.
class OfferAnswerExamplesTest {
    private static LocalVoice ours(Codec... codecs) {
        return new LocalVoice(
                InetAddress.ofLiteral("192.0.2.1"),
                49_920,
                List.of(codecs),
                101,
                2890844730L,
                2890844731L,
                Direction.SENDRECV,
                LocalSecurity.NONE);
    }

    private static AnswerGiven answered(LocalVoice ours, String offer) {
        return (AnswerGiven)
                Negotiation.answer(ours, offer.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private static Negotiated read(LocalVoice ours, String answer) {
        return Negotiation.readAnswer(ours, answer.replace("\n", "\r\n").getBytes(UTF_8));
    }

    /// RFC 3264 §10.1: Alice offers one audio and two video streams, Bob takes the audio.
    private static final String ALICE = """
            v=0
            o=alice 2890844526 2890844526 IN IP4 198.51.100.1
            s=
            c=IN IP4 198.51.100.1
            t=0 0
            m=audio 49170 RTP/AVP 0
            a=rtpmap:0 PCMU/8000
            m=video 51372 RTP/AVP 31
            a=rtpmap:31 H261/90000
            m=video 53000 RTP/AVP 32
            a=rtpmap:32 MPV/90000
            """;

    @Test
    void takesTheAudioOfThreeStreams() {
        AnswerGiven given = answered(ours(Codec.PCMU), ALICE);
        assertThat(given.sdp()).isEqualTo("""
                v=0
                o=ringtrue 2890844730 2890844731 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 49920 RTP/AVP 0
                a=rtpmap:0 PCMU/8000
                a=ptime:20
                a=sendrecv
                m=video 0 RTP/AVP 31
                m=video 0 RTP/AVP 32
                """.replace("\n", "\r\n"));
        assertThat(given.path().remote()).isEqualTo(new InetSocketAddress("198.51.100.1", 49_170));
        assertThat(given.path().sendEventType()).as("none was offered").isEmpty();
    }

    /// RFC 3264 §10.2: PCMU, 1016 and GSM are offered; Bob answers with what he has of them, telephone-events
    /// beside it.
    @Test
    void takesTheOneCodecBothHaveAndItsEvents() {
        AnswerGiven given = answered(ours(Codec.PCMA, Codec.PCMU), """
                v=0
                o=alice 2890844526 2890844526 IN IP4 198.51.100.1
                s=
                c=IN IP4 198.51.100.1
                t=0 0
                m=audio 62986 RTP/AVP 4 0 96
                a=rtpmap:0 PCMU/8000
                a=rtpmap:4 G723/8000
                a=rtpmap:96 telephone-event/8000
                """);
        assertThat(given.sdp()).contains("m=audio 49920 RTP/AVP 0 96\r\n", "a=rtpmap:96 telephone-event/8000\r\n");
        assertThat(given.path().codec()).isEqualTo(Codec.PCMU);
        assertThat(given.path().receiveEventType()).hasValue(96);
    }

    /// RFC 4317 §2.1 and §2.2: the answer keeps one codec, or refuses the stream; §2.4 moves it.
    @ParameterizedTest
    @CsvSource({
        "m=audio 49174 RTP/AVP 0, PCMU 0 49174",
        "m=audio 49174 RTP/AVP 8 0, PCMA 8 49174",
        "m=audio 49174 RTP/AVP 97 0/a=rtpmap:97 iLBC/8000, PCMU 0 49174",
        "m=audio 65422 RTP/AVP 98/a=rtpmap:98 PCMA/8000, PCMA 98 65422",
        "m=audio 65422 RTP/AVP 98 0/a=rtpmap:98 PCMA/16000, PCMU 0 65422",
        "m=audio 65422 RTP/AVP 98 0/a=rtpmap:98 PCMA/8000/2, PCMU 0 65422",
        "m=audio 65422 RTP/AVP 0/a=rtpmap:0 PCMA/8000, PCMA 0 65422",
    })
    void readsTheCodecAndItsNumberOutOfAnAnswer(String lines, String agreed) {
        VoicePath path = (VoicePath) read(
                ours(Codec.PCMU, Codec.PCMA),
                "v=0\no=bob 1 1 IN IP4 198.51.100.2\ns=\nc=IN IP4 198.51.100.2\nt=0 0\n" + lines.replace("/a=", "\na=")
                        + "\n");
        assertThat(path.codec() + " " + path.sendType() + " " + path.remote().getPort())
                .isEqualTo(agreed);
        assertThat(path.receiveType()).isEqualTo(path.codec().staticPayloadType());
    }

    @Test
    void weOfferNoKeysAndTakeNone() {
        LocalVoice mute = new LocalVoice(
                InetAddress.ofLiteral("192.0.2.1"),
                20_000,
                List.of(Codec.PCMU),
                0,
                7,
                1,
                Direction.SENDRECV,
                LocalSecurity.NONE);
        assertThat(Negotiation.offer(mute))
                .contains("m=audio 20000 RTP/AVP 0\r\n")
                .doesNotContain("telephone-event");
        AnswerGiven given = answered(mute, ALICE.replace("AVP 0", "AVP 0 96") + "a=rtpmap:96 telephone-event/8000\n");
        assertThat(given.sdp()).contains("m=audio 49920 RTP/AVP 0\r\n".replace("49920", "20000"));
        assertThat(given.path().keyTypes()).isEmpty();
        assertThat(given.path().freeTypes()).isEmpty();
    }

    /// RFC 3605 §2.1: a port, perhaps with an address; RFC 3550 §11: else the next higher one.
    @ParameterizedTest
    @CsvSource({
        "4000, '', 4001", "4000, a=rtcp:53020, 53020", "4000, a=rtcp:53020 IN IP4 126.16.64.4, 53020",
                "4000, a=rtcp:0, 4001",
        "4000, a=rtcp:70000, 4001", "4000, a=rtcp:, 4001", "4000, a=rtcp:x, 4001", "4000, a=RTCP: 53020, 53020",
        "65535, '', 65535", "65534, '', 65535"
    })
    void reportsGoToThePortNamedOrTheNext(int port, String line, int rtcp) {
        VoicePath path = (VoicePath)
                read(ours(Codec.PCMU), "c=IN IP4 198.51.100.2\nm=audio " + port + " RTP/AVP 0\n" + line + "\n");
        assertThat(path.remoteRtcpPort()).isEqualTo(rtcp);
    }

    /// RFC 8866 §6.4: packets as long as they like, held under what they bear, and within 10 to 120 ms.
    @ParameterizedTest
    @CsvSource({
        "'', 20", "a=ptime:60, 60", "a=ptime:9, 10", "a=ptime:121, 120", "a=ptime:20/a=maxptime:5, 10",
        "a=maxptime:60, 20", "a=ptime:40/a=maxptime:40, 40", "a=ptime:-20, 20", "a=ptime:10001, 20", "a=ptime:30.5, 30",
        "a=ptime, 20"
    })
    void packetsAreAsLongAsTheFarEndLikes(String lines, int millis) {
        VoicePath path = (VoicePath) read(
                ours(Codec.PCMU),
                "a=ptime:50\nc=IN IP4 198.51.100.2\nm=audio 4000 RTP/AVP 0\n".replace("a=ptime:50\n", "")
                        + lines.replace("/", "\n") + "\n");
        assertThat(path.packetMillis()).isEqualTo(millis);
    }

    @Test
    void aLengthForTheWholeSessionCountsWhereTheStreamSaysNone() {
        String session = "a=ptime:40\nc=IN IP4 198.51.100.2\nm=audio 4000 RTP/AVP 0\n";
        assertThat(((VoicePath) read(ours(Codec.PCMU), session)).packetMillis()).isEqualTo(40);
        assertThat(((VoicePath) read(ours(Codec.PCMU), session + "a=ptime:30\n")).packetMillis())
                .isEqualTo(30);
    }

    /// The address of the description, unless it gives none of our kind.
    @ParameterizedTest
    @CsvSource({
        "IN IP4 198.51.100.2/127, 198.51.100.2, ''",
        "IN IP4 [198.51.100.2], 198.51.100.2, ''",
        "IN IP4 a.b_c-d.example., 203.0.113.1, a.b_c-d.example.",
        "IN IP4 -a.example, 203.0.113.1, ''",
        "IN IP4 a..example, 203.0.113.1, a..example",
        "IN IP4, 203.0.113.1, ''",
        "OUT IP4 198.51.100.2, 203.0.113.1, ''",
    })
    void mediaGoesToTheAddressDescribedElseToTheSignalling(String line, String address, String host) {
        byte[] answer = ("c=" + line + "\r\nm=audio 4000 RTP/AVP 0\r\n").getBytes(UTF_8);
        VoicePath path = (VoicePath)
                Negotiation.readAnswer(ours(Codec.PCMU), answer, Optional.of(InetAddress.ofLiteral("203.0.113.1")));
        assertThat(path.remote()).isEqualTo(new InetSocketAddress(address, 4_000));
        assertThat(path.host()).isEqualTo(host);
    }
}
