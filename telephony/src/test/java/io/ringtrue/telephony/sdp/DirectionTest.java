package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may send: RFC 3264 §6.1 and §8.4, for each pair of what the two ends say.
class DirectionTest {
    private static LocalVoice ours(Direction direction) {
        return new LocalVoice(
                InetAddress.ofLiteral("192.0.2.1"),
                20_000,
                List.of(Codec.PCMU),
                101,
                7,
                1,
                direction,
                LocalSecurity.NONE);
    }

    private static byte[] theirs(String lines) {
        return ("v=0\r\no=- 1 1 IN IP4 198.51.100.9\r\ns=-\r\nt=0 0\r\n" + lines.replace(";", "\r\n") + "\r\n")
                .getBytes(UTF_8);
    }

    /// What we want, what they offer, what we answer: the pairs of §6.1.
    @ParameterizedTest
    @CsvSource({
        "SENDRECV, sendrecv, sendrecv", "SENDRECV, sendonly, recvonly", "SENDRECV, recvonly, sendonly",
        "SENDRECV, inactive, inactive", "SENDONLY, sendrecv, sendonly", "SENDONLY, sendonly, inactive",
        "SENDONLY, recvonly, sendonly", "SENDONLY, inactive, inactive", "RECVONLY, sendrecv, recvonly",
        "RECVONLY, sendonly, recvonly", "RECVONLY, recvonly, inactive", "RECVONLY, inactive, inactive",
        "INACTIVE, sendrecv, inactive", "INACTIVE, sendonly, inactive", "INACTIVE, recvonly, inactive",
        "INACTIVE, inactive, inactive"
    })
    void answersWhatBothAllow(Direction ours, String offered, String answered) {
        byte[] offer = theirs("c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0;a=" + offered);
        AnswerGiven given = (AnswerGiven) Negotiation.answer(ours(ours), offer);
        assertThat(given.sdp()).endsWith("\r\na=" + answered + "\r\n");
        assertThat(given.path().direction()).hasToString(answered.toUpperCase(Locale.ROOT));
    }

    /// `said` stands at the session, at the stream, or at both; `c=` of zeroes is the old way to hold.
    @ParameterizedTest
    @CsvSource({
        "c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0, SENDRECV",
        "c=IN IP4 198.51.100.9;a=sendonly;m=audio 4000 RTP/AVP 0, RECVONLY",
        "c=IN IP4 198.51.100.9;a=sendonly;m=audio 4000 RTP/AVP 0;a=recvonly, SENDONLY",
        "c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0;a=inactive;a=sendrecv, INACTIVE",
        "c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0;a=SENDONLY, RECVONLY",
        "c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0;a=sendonly:x, RECVONLY",
        "c=IN IP4 0.0.0.0;m=audio 4000 RTP/AVP 0, RECVONLY",
        "c=IN IP4 0.0.0.0;m=audio 4000 RTP/AVP 0;a=recvonly, INACTIVE",
        "c=IN IP4 0.0.0.0;m=audio 4000 RTP/AVP 0;c=IN IP4 198.51.100.9, SENDRECV",
        "c=IN IP4 198.51.100.9;m=audio 4000 RTP/AVP 0;c=IN IP4 0.0.0.0, RECVONLY",
        "c=IN IP4 198.51.100.9;m=video 0 RTP/AVP 31;a=inactive;m=audio 4000 RTP/AVP 0, SENDRECV",
    })
    void readsWhatTheFarEndSaysOfItself(String lines, Direction direction) {
        VoicePath path = (VoicePath) Negotiation.readAnswer(ours(Direction.SENDRECV), theirs(lines));
        assertThat(path.direction()).isEqualTo(direction);
    }
}
