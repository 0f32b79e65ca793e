package io.ringtrue.telephony.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are broken or unusual where it need not matter. Cases: everything outside the audio section
/// in use (other sections, other lines, text before and after), and every variant within it: line ends,
/// blanks, case, leading zeros, profile, address, missing lines, order of lines.
class TolerantSdpTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress TRUNK = InetAddress.ofLiteral("203.0.113.1");
    private static final LocalVoice OURS = new LocalVoice(
            HERE, 20_000, List.of(Codec.PCMU, Codec.PCMA), 101, 7, 1, Direction.SENDRECV, LocalSecurity.NONE);
    private static final String HEAD =
            "v=0\r\no=- 1 1 IN IP4 198.51.100.9\r\ns=-\r\nc=IN IP4 198.51.100.9\r\nt=0 0\r\n";
    private static final String AUDIO =
            "m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n";

    private static String unescaped(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\uFEFF", "\uFEFF");
    }

    private static Negotiated read(String sdp) {
        return Negotiation.readAnswer(OURS, sdp.getBytes(UTF_8), Optional.of(TRUNK));
    }

    private static VoicePath path(String sdp) {
        assertThat(read(sdp)).isInstanceOf(VoicePath.class);
        return (VoicePath) read(sdp);
    }

    /// The length of the list must not deepen the stack: it is read on a thread that serves every call.
    @ParameterizedTest
    @ValueSource(strings = {"0-15%s", "0-15%s,", "0-15%sx"})
    void aListOfEventsMayBeOfAnyLength(String list) throws InterruptedException {
        String events = list.formatted(",1".repeat(20_000));
        String answer = HEAD + "m=audio 4000 RTP/AVP 0 101\r\na=fmtp:101 " + events + "\r\n";
        List<Negotiated> read = new ArrayList<>();
        Thread reader = new Thread(null, () -> read.add(read(answer)), "small stack", 200_000);
        reader.start();
        reader.join();
        assertThat(read).singleElement().isInstanceOf(VoicePath.class);
    }

    /// `H` means the session's lines, `A` the audio section.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HA",
                "\\r\\nHA",
                "\\n\\n  \\r\\nHA",
                "\\uFEFFHA",
                "HA\\0",
                "HA\\r\\n\\0\\0",
                "HAm=video 0 RTP/AVP\\r\\n",
                "HAm=video 0\\r\\n",
                "HAm=\\r\\n",
                "HAm=audio 0 RTP/AVP\\r\\n",
                "Hm=image 0 udptl t38\\r\\nA",
                "Hm=video 0 RTP/AVP 31\\r\\nA",
                "Hm=audio 0 RTP/AVP 18\\r\\nA",
                "HAm=application 9 UDP/DTLS/SCTP webrtc-datachannel\\r\\n",
                "HAx=1\\r\\n",
                "x-header: 1\\r\\nHA",
                "HAnonsense\\r\\n",
                "HA=\\r\\n",
                "HAa=\\r\\na=:\\r\\na=rtpmap:\\r\\na=rtpmap:x y\\r\\na=fmtp:\\r\\na=ptime:\\r\\n",
                "HAa=fmtp:101 0-15\\r\\na=fmtp:101 0-15\\r\\n",
                "HAc=IN\\r\\nc=\\r\\nc=IN IP4\\r\\n",
                "HAv=0\\r\\nm=audio 9999 RTP/AVP 18\\r\\n",
                "v=1\\r\\nHA",
                "Hv=0\\r\\nA",
                "Ht=banana\\r\\nb=\\r\\nz=\\r\\nk=\\r\\nA",
                "c=IN IP4 198.51.100.9\\r\\nA",
                "A c=IN IP4 198.51.100.9\\r\\n",
                "o=\\r\\ns=\\r\\nc=IN IP4 198.51.100.9\\r\\nA",
                "c=IN IP4 198.51.100.9\\r\\nc=IN IP4 198.51.100.10\\r\\nA",
                "c=IN IP6 198.51.100.9\\r\\nA",
                "c=in ip4 198.51.100.9/127/3\\r\\nA",
                "c=IN IP4 198.51.100.9 \\r\\nA",
                "c=IN\\tIP4\\t198.51.100.9\\r\\nA",
                "c = IN IP4 198.51.100.9\\r\\nA",
                "C=IN IP4 198.51.100.9\\r\\nA",
                "c=IN IP4 ::ffff:198.51.100.9\\r\\nA",
            })
    void whatIsNotInUseIsSkipped(String shape) {
        String sdp = unescaped(shape).replace("H", HEAD).replaceFirst("A(?=$|[^UV])", AUDIO);
        VoicePath path = path(sdp);
        assertThat(path.remote()).isEqualTo(new InetSocketAddress("198.51.100.9", 4000));
        assertThat(path.codec()).isEqualTo(Codec.PCMU);
        assertThat(path.sendEventType()).hasValue(101);
        assertThat(path.direction()).isEqualTo(Direction.SENDRECV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n\r\n", " \r\n", "\t\n", "\0"})
    void everyLineEndIsRead(String end) {
        assertThat(path((HEAD + AUDIO).replace("\r\n", end)).remote().getPort()).isEqualTo(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 4000 RTP/AVP 0 101",
                "m=audio 4000/2 RTP/AVP 0",
                "m=AUDIO 4000 rtp/avp 0",
                "m=audio 4000 RTP/AVPF 0",
                "m=audio  4000\tRTP/AVP   0 ",
                "m=audio 4000 RTP/AVP 00 101",
                "m=audio 4000 RTP/AVP 0 0 0",
                "m=audio 4000 RTP/AVP 0,8,101",
                "m=audio 4000 RTP/AVP x 200 0",
                "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 pcmu/8000",
                "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96  PCMU/8000/1",
                "m=audio 4000 RTP/AVP 96\r\na=rtpmap: 96 PCMU / 8000",
                "m=audio 4000 RTP/AVP 96\r\na=RTPMAP:96\tPCMU/8000",
                "m=audio 4000 RTP/AVP 96\r\na=rtpmap:096 PCMU/8000",
                "m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 PCMU",
                "m=audio 4000 RTP/AVP 18 0\r\na=rtpmap:18 G729/8000\r\na=fmtp:18 annexb=no",
                "m=audio 4000 RTP/AVP\r\na=rtpmap:0 PCMU/8000",
                "m=audio 4000 RTP/AVP 0\r\na=ptime:20.0\r\na=maxptime:banana",
                "a=rtpmap:96 PCMU/8000\r\nm=audio 4000 RTP/AVP 96",
            })
    void theSectionInUseIsReadInEverySpelling(String section) {
        VoicePath path = path(HEAD + section + "\r\n");
        assertThat(path.codec()).isEqualTo(Codec.PCMU);
        assertThat(path.remote()).isEqualTo(new InetSocketAddress("198.51.100.9", 4000));
        assertThat(path.packetMillis()).isEqualTo(20);
    }

    @Test
    void anOddPortHasItsRtcpOnTheNext() {
        assertThat(path(HEAD + "m=audio 4001 RTP/AVP 0\r\n").remoteRtcpPort()).isEqualTo(4002);
    }

    @ParameterizedTest
    @CsvSource({
        "c=IN IP4 localhost, localhost",
        "c=IN IP4 media.carrier.example, media.carrier.example",
        "s=-, ''",
        "c=IN IP4 -no-name-, ''",
    })
    void whereThereIsNoAddressTheSignallingIsTriedAndTheNameLookedUp(String line, String host) {
        VoicePath path = path(line + "\r\n" + AUDIO);
        assertThat(path.remote()).isEqualTo(new InetSocketAddress(TRUNK, 4000));
        assertThat(path.host()).isEqualTo(host);
    }

    /// Four octets under any of these are a key.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 96 | a=rtpmap:96 telephone-event/8000 | 96 101 127",
                "0 101 | a=rtpmap:101 telephone-event/8000/1 | 101",
                "0 101 | a=rtpmap:101 TELEPHONE-EVENT/8000 | 101",
                "0 101 | a=rtpmap:101 telephone-event/48000 | 101",
                "0 101 98 | a=rtpmap:101 telephone-event/16000;a=rtpmap:98 Telephone-Event/8000 | 98 101",
                "0 | a=ptime:20 | 96 101 127",
                "0 99 | a=fmtp:99 0-15 | 99 101",
                "0 99 | a=fmtp:99 0-11,16 | 99 101",
                "0 90 | a=rtpmap:90 telephone-event/8000 | 90 101",
                "0 101 | a=rtpmap:101 opus/48000/2 | 101",
                "0 101 | a=rtpmap:101 PCMU/8000;a=rtpmap:101 telephone-event/8000 | 101",
                "96 | a=rtpmap:96 PCMU/8000;a=rtpmap:96 telephone-event/8000;a=rtpmap:97 PCMU/8000 | 96",
            })
    void keysAreTakenUnderEveryNumberThatCanBeTheirs(String formats, String lines, String types) {
        String sdp = HEAD + "m=audio 4000 RTP/AVP " + formats + "\r\n" + lines.replace(";", "\r\n") + "\r\n";
        if (read(sdp) instanceof NoVoice) sdp = sdp.replace("m=audio 4000 RTP/AVP ", "m=audio 4000 RTP/AVP 0 ");
        for (String type : types.split(" ")) assertThat(types(path(sdp))).contains(Integer.valueOf(type));
    }

    @Test
    void keysAreNotTakenUnderNumbersThatSomethingElseHas() {
        VoicePath path =
                path(HEAD + "m=audio 4000 RTP/AVP 0 97 98 99\r\na=rtpmap:97 CN/8000\r\na=rtpmap:98 red/8000\r\n"
                        + "a=rtpmap:99 opus/48000/2\r\n");
        assertThat(types(path)).doesNotContain(0, 8, 13, 97, 98, 99).contains(96, 100, 101);
        assertThat(types(path).last()).isEqualTo(127);
        assertThat(path.keyTypes()).containsExactly(101);
    }

    private static TreeSet<Integer> types(VoicePath path) {
        TreeSet<Integer> types = new TreeSet<>(path.keyTypes());
        types.addAll(path.freeTypes());
        return types;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m=audio 4000 RTP/AVP 18\r\n",
                "m=audio 0 RTP/AVP 0\r\n",
                "m=audio banana RTP/AVP 0\r\n",
                "m=audio 4000 RTP/AVP\r\n",
                "m=audio 4000 UDP/TLS/RTP/SAVPF 0\r\n",
                "m=audio 4000 RTP/SAVP 0\r\n",
                "m=image 4000 udptl t38\r\n",
                "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 224.2.1.1\r\n",
                "m=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::5\r\n",
                "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 2001:db8::5\r\n",
            })
    void whatCannotCarryVoiceIsRefused(String section) {
        assertThat(read(HEAD + section)).isInstanceOf(NoVoice.class);
    }

    @Test
    void anOfferWithSectionsThatCannotBeReadIsAnsweredWithAsMany() {
        String offer = HEAD + "m=video 0 RTP/AVP\r\nm=\r\n" + AUDIO + "m=audio banana\r\n";
        AnswerGiven given = (AnswerGiven) Negotiation.answer(OURS, offer.getBytes(UTF_8), Optional.of(TRUNK));
        assertThat(given.sdp().lines().filter(line -> line.startsWith("m=")))
                .containsExactly(
                        "m=video 0 RTP/AVP 0",
                        "m=audio 0 RTP/AVP 0",
                        "m=audio 20000 RTP/AVP 0 101",
                        "m=audio 0 RTP/AVP 0");
    }

    @Test
    void survivesFiveThousandMutationsOfEachSmallestDescription() {
        survives(7);
        long fresh = System.nanoTime();
        System.out.println("TolerantSdpTest: fresh seed " + fresh);
        survives(fresh);
    }

    private static void survives(long seed) {
        Random random = new Random(seed);
        List<String> smallest = List.of(
                "\r\n" + HEAD + AUDIO,
                HEAD + AUDIO + "\0",
                HEAD + AUDIO + "m=video 0 RTP/AVP\r\n",
                HEAD + "m=image 0 udptl t38\r\n" + AUDIO,
                "v=0\r\nc=IN IP4 localhost\r\n" + AUDIO,
                HEAD + AUDIO.replace("AVP", "AVPF"));
        long begun = System.nanoTime();
        for (String each : smallest) {
            for (int round = 0; round < 5_000; round++) {
                byte[] bytes = each.getBytes(UTF_8);
                for (int edits = random.nextInt(6); edits >= 0; edits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                Negotiation.readAnswer(OURS, bytes, Optional.of(TRUNK));
                Negotiation.answer(OURS, bytes, Optional.of(TRUNK));
            }
            assertThat(path(each).codec()).isEqualTo(Codec.PCMU);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }
}
