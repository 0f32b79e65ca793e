package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, parsing returns a value, and our answer is an SDP that can be parsed.
class SdpFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final String SEED =
            "v=0\r\no=- 3 4 IN IP4 198.51.100.9\r\ns=-\r\nc=IN IP4 198.51.100.9/127\r\nb=AS:64\r\n"
                    + "t=0 0\r\na=sendrecv\r\nm=audio 4000/2 RTP/AVP 0 8 96\r\nc=IN IP6 ::1\r\na=rtpmap:96 telephone-event/8000\r\n"
                    + "a=fmtp:101 0-15,16\r\na=ptime:20\r\na=maxptime:40\r\n"
                    + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^31 WSH=64\r\na=rtcp:4001 IN IP4 198.51.100.9\r\nm=video 0 RTP/AVP 31\r\n";
    private static final LocalVoice OURS = new LocalVoice(
            InetAddress.ofLiteral("::1"),
            20_000,
            List.of(Codec.PCMU, Codec.PCMA),
            101,
            7,
            1,
            Direction.SENDRECV,
            LocalSecurity.optional());

    @Test
    void neverThrows() {
        Random random = new Random(4711);
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = broken(random);
            Negotiation.readAnswer(OURS, bytes);
            if (Negotiation.answer(OURS, bytes) instanceof AnswerGiven given) {
                understood++;
                assertThat(SdpParser.parse(given.sdp().getBytes(UTF_8))).isInstanceOf(SessionDescription.class);
            }
        }
        assertThat(understood).as("mutations that still are an offer").isGreaterThan(ROUNDS / 100);
    }

    private static byte[] broken(Random random) {
        StringBuilder text = new StringBuilder(SEED);
        if (random.nextInt(100) == 0) repeat(text, random);
        for (int edits = random.nextInt(8); edits >= 0; edits--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.replace(at, at + 1, "\r\n");
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                case 3 -> text.insert(at, "99999999999");
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    /// Repeats a piece 5,000 times: reading it must not use the stack for each repeat.
    private static void repeat(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        text.insert(
                at,
                text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(11)))
                        .repeat(5_000));
    }
}
