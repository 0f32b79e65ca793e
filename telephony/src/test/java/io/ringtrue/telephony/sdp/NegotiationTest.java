package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final LocalVoice OURS = new LocalVoice(
            HERE, 20_000, List.of(Codec.PCMU, Codec.PCMA), 101, 7, 1, Direction.SENDRECV, LocalSecurity.NONE);
    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 198.51.100.9\r\ns=-\r\n";

    @Test
    void offersWhatWeSpeak() {
        assertThat(Negotiation.offer(OURS)).isEqualTo("""
                v=0
                o=ringtrue 7 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 20000 RTP/AVP 0 8 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:8 PCMA/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=ptime:20
                a=sendrecv
                """.replace("\n", "\r\n"));
    }

    @Test
    void honoursTheAnswersOwnPayloadTypes() {
        VoicePath path = agreed("c=IN IP4 198.51.100.9\r\nm=audio 4000 RTP/AVP 8 96\r\n"
                + "a=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-11\r\n");
        assertThat(path.codec()).isEqualTo(Codec.PCMA);
        assertThat(path.sendType()).isEqualTo(8);
        assertThat(path.sendEventType()).hasValue(96);
        assertThat(path.receiveEventType()).hasValue(101);
        assertThat(path.remote()).isEqualTo(new InetSocketAddress("198.51.100.9", 4000));
        assertThat(path.remoteRtcpPort()).isEqualTo(4001);
        assertThat(path.packetMillis()).isEqualTo(20);
        assertThat(path.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void takesTheFirstCodecOfTheAnswerAndDynamicNumbersForIt() {
        VoicePath path = agreed("c=IN IP4 198.51.100.9\r\nm=audio 4000 RTP/AVP 18 97 0\r\na=rtpmap:97 pcma/8000/1\r\n");
        assertThat(path.codec()).isEqualTo(Codec.PCMA);
        assertThat(path.sendType()).isEqualTo(97);
        assertThat(path.receiveType()).isEqualTo(8);
        assertThat(path.sendEventType()).isEmpty();
        assertThat(path.receiveEventType()).isEmpty();
    }

    @Test
    void mediaLevelConnectionAndDirectionOverrideTheSessions() {
        VoicePath path = agreed("c=IN IP4 198.51.100.9\r\na=inactive\r\nm=audio 4000 RTP/AVP 0\r\n"
                + "c=IN IP4 203.0.113.5\r\na=sendonly\r\na=rtcp:4010\r\n");
        assertThat(path.remote().getAddress()).isEqualTo(InetAddress.ofLiteral("203.0.113.5"));
        assertThat(path.direction()).isEqualTo(Direction.RECVONLY);
        assertThat(path.remoteRtcpPort()).isEqualTo(4010);
    }

    @Test
    void addressOfZeroesHoldsUs() {
        assertThat(agreed("c=IN IP4 0.0.0.0\r\nm=audio 4000 RTP/AVP 0\r\n").direction())
                .isEqualTo(Direction.RECVONLY);
    }

    @ParameterizedTest
    @CsvSource({"20,,20", "30,,30", ",10,10", "40,30,30", "500,,120", "1,,10", "banana,,20", "0,,20"})
    void packetLengthIsWhatTheFarEndLikesAndBears(String ptime, String maxptime, int expected) {
        String lines = (ptime == null ? "" : "a=ptime:" + ptime + "\r\n")
                + (maxptime == null ? "" : "a=maxptime:" + maxptime + "\r\n");
        assertThat(agreed("c=IN IP4 198.51.100.9\r\nm=audio 4000 RTP/AVP 0\r\n" + lines)
                        .packetMillis())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m=audio 0 RTP/AVP 0 | port 0",
                "m=audio 4000 RTP/SAVP 0 | RTP/AVP",
                "m=audio 4000 UDP/TLS/RTP/SAVPF 0 | neither RTP/AVP",
                "m=audio 4000 RTP/AVP 18 | no codec",
                "m=video 4000 RTP/AVP 0 | not audio",
                "m=audio 70000 RTP/AVP 0 | port 0",
                "m=audio 4000 RTP/AVP | no codec",
                "c=IN IP4 carrier.example | numeric",
                "c=IN IP4 224.2.1.1/127 | multicast",
                "c=IN IP6 2001:db8::5 | family IP6",
            })
    void refusesWhatCannotCarryVoiceAndSaysWhy(String line, String reason) {
        String body = HEAD + (line.startsWith("c=") ? "" : "c=IN IP4 198.51.100.9\r\n") + line + "\r\n"
                + (line.startsWith("m=") ? "" : "m=audio 4000 RTP/AVP 0\r\n");
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        NoVoice.class, no -> assertThat(no.problem()).contains(reason));
    }

    @Test
    void refusesDescriptionsWithoutMediaOrAddressOrAnything() {
        assertThat(read(HEAD)).isEqualTo(new NoVoice("the answer has no m= line"));
        assertThat(read(HEAD + "m=audio 4000 RTP/AVP 0\r\n"))
                .isInstanceOfSatisfying(
                        NoVoice.class, no -> assertThat(no.problem()).contains("no c= line"));
        assertThat(read("")).isInstanceOf(NoVoice.class);
        assertThat(read("v=1\r\n")).isInstanceOf(NoVoice.class);
        assertThat(read("v=0\r\n" + "a=x\r\n".repeat(5000))).isInstanceOf(NoVoice.class);
    }

    @Test
    void speaksToTheSameFamilyOnly() {
        LocalVoice six = new LocalVoice(
                InetAddress.ofLiteral("2001:db8::1"),
                20_000,
                OURS.codecs(),
                101,
                7,
                1,
                Direction.SENDRECV,
                LocalSecurity.NONE);
        String body = HEAD + "c=IN IP6 2001:db8::5\r\nm=audio 4000 RTP/AVP 0\r\n";
        assertThat(Negotiation.readAnswer(six, body.getBytes(UTF_8))).isInstanceOf(VoicePath.class);
        assertThat(Negotiation.answer(six, body.getBytes(UTF_8))).isInstanceOf(AnswerGiven.class);
        assertThat(Negotiation.answer(OURS, body.getBytes(UTF_8))).isInstanceOf(NoVoice.class);
    }

    @Test
    void answersWithTheOffersNumbersAndRefusesItsOtherStreams() {
        String offer = HEAD + "c=IN IP4 198.51.100.9\r\nm=video 5000 RTP/AVP 31\r\nm=audio 4000 RTP/AVP 8 0 96\r\n"
                + "a=rtpmap:96 telephone-event/8000\r\na=sendonly\r\nm=audio 6000 RTP/AVP 0\r\n";
        AnswerGiven given = (AnswerGiven) Negotiation.answer(OURS, offer.getBytes(UTF_8));
        assertThat(given.sdp()).endsWith("""
                t=0 0
                m=video 0 RTP/AVP 31
                m=audio 20000 RTP/AVP 8 96
                a=rtpmap:8 PCMA/8000
                a=rtpmap:96 telephone-event/8000
                a=fmtp:96 0-15
                a=ptime:20
                a=recvonly
                m=audio 0 RTP/AVP 0
                """.replace("\n", "\r\n"));
        assertThat(given.path().direction()).isEqualTo(Direction.RECVONLY);
        assertThat(given.path().receiveEventType()).hasValue(96);
        assertThat(given.path().remote()).isEqualTo(new InetSocketAddress("198.51.100.9", 4000));
    }

    @Test
    void ourOwnAnswerToOurOwnOfferAgrees() {
        AnswerGiven given =
                (AnswerGiven) Negotiation.answer(OURS, Negotiation.offer(OURS).getBytes(UTF_8));
        assertThat(read(given.sdp())).isEqualTo(given.path());
    }

    @Test
    void turningCountsTheVersion() {
        LocalVoice held = OURS.turned(Direction.SENDONLY);
        assertThat(held.version()).isEqualTo(2);
        assertThat(Negotiation.offer(held)).contains("o=ringtrue 7 2 ").contains("a=sendonly");
    }

    private static VoicePath agreed(String rest) {
        return (VoicePath) read(HEAD + rest);
    }

    private static Negotiated read(String sdp) {
        return Negotiation.readAnswer(OURS, sdp.getBytes(UTF_8));
    }
}
