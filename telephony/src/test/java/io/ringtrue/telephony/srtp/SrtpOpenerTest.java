package io.ringtrue.telephony.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.MasterKey;
import io.ringtrue.telephony.media.SrtpKey;
import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;
import io.ringtrue.telephony.rtp.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which packets are accepted.
public class SrtpOpenerTest {
    // RFC 3550 §12.1
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;

    private static final int SSRC = 0x5eed;
    private static final int FORGERIES = 20_000;

    private final SrtpKey key = key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1);
    private final SrtpSealer sealer = new SrtpSealer(key);
    private final SrtpOpener opener = new SrtpOpener(key);

    public static SrtpKey key(SrtpSuite suite, int seed) {
        byte[] octets = new byte[MasterKey.BYTES];
        new Random(seed).nextBytes(octets);
        return new SrtpKey(suite, MasterKey.of(octets));
    }

    private static byte[] payload(int sequence) {
        byte[] payload = new byte[160];
        Arrays.fill(payload, (byte) (sequence * 31));
        return payload;
    }

    private ByteBuffer sealed(int sequence) {
        return sealed(sealer, SSRC, sequence);
    }

    private static ByteBuffer sealed(SrtpSealer by, int ssrc, int sequence) {
        ByteBuffer packet = ByteBuffer.allocate(200)
                .put(Packets.voice(0, sequence, sequence * 160, ssrc, payload(sequence)))
                .flip();
        by.seal(packet);
        return packet;
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocate(packet.remaining()).put(packet.duplicate()).flip();
    }

    /// Whether a packet opens to its original contents.
    private boolean opens(ByteBuffer packet, int sequence) {
        if (!opener.open(packet)) return false;
        assertThat(Packets.taken(packet).payload()).isEqualTo(payload(sequence));
        return true;
    }

    @ParameterizedTest
    @CsvSource({"AES_CM_128_HMAC_SHA1_80, 10", "AES_CM_128_HMAC_SHA1_32, 4"})
    void hidesThePayloadAndOpensItAgain(SrtpSuite suite, int tagBytes) {
        SrtpKey either = key(suite, 2);
        ByteBuffer packet = sealed(new SrtpSealer(either), SSRC, 7);
        assertThat(packet.remaining()).isEqualTo(172 + tagBytes);
        byte[] hidden = new byte[160];
        packet.get(12, hidden);
        assertThat(hidden).isNotEqualTo(payload(7));
        assertThat(new SrtpOpener(either).open(packet)).isTrue();
        assertThat(Packets.taken(packet).payload()).isEqualTo(payload(7));
    }

    @Test
    void refusesWhatAnotherKeyProtected() {
        SrtpSealer stranger = new SrtpSealer(key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 3));
        assertThat(opener.open(sealed(stranger, SSRC, 1))).isFalse();
        assertThat(opens(sealed(1), 1)).isTrue();
    }

    @Test
    void refusesAPacketThatWasHereAndOneTooOldToTell() {
        ByteBuffer first = sealed(100);
        ByteBuffer again = copy(first);
        ByteBuffer late = sealed(101);
        assertThat(opens(first, 100)).isTrue();
        assertThat(opener.open(copy(again))).isFalse();
        for (int sequence = 102; sequence < 165; sequence++)
            assertThat(opens(sealed(sequence), sequence)).isTrue();
        assertThat(opens(copy(late), 101))
                .as("64 packets in the window, this is the last of them")
                .isTrue();
        assertThat(opener.open(again)).isFalse();
        assertThat(opens(sealed(165), 165)).isTrue();
        assertThat(opener.open(late)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32_768, 65_535})
    void followsTheSequenceRoundAndRoundThroughLossAndReordering(int start) {
        Random random = new Random(start);
        int sent = 140_000;
        int opened = 0;
        int kept = 0;
        List<ByteBuffer> underway = new ArrayList<>();
        List<Integer> sequences = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            int sequence = start + i & 0xFFFF;
            ByteBuffer packet = sealed(sequence);
            boolean lost = i > 0 && random.nextInt(100) < 20;
            if (!lost) {
                underway.add(copy(packet));
                sequences.add(sequence);
                kept++;
            }
            if (underway.size() < 8 && i < sent - 1) continue;
            // The very first packet must arrive first, because the count begins with it.
            if (opened > 0) shuffle(underway, sequences, random);
            for (int k = 0; k < underway.size(); k++) if (opens(underway.get(k), sequences.get(k))) opened++;
            underway.clear();
            sequences.clear();
        }
        assertThat(opened).isEqualTo(kept);
    }

    private static void shuffle(List<ByteBuffer> packets, List<Integer> sequences, Random random) {
        long seed = random.nextLong();
        Collections.shuffle(packets, new Random(seed));
        Collections.shuffle(sequences, new Random(seed));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 65535, 65535",
        "65535, 0, 65536",
        "65536, 65535, 65535",
        "65530, 3, 65539",
        "10, 65530, -6",
        "131071, 0, 131072",
        "98304, 65535, 131071",
        "98303, 32767, 98303"
    })
    void takesTheNearestIndexWithThatSequenceNumber(long highest, int sequence, long index) {
        assertThat(SrtpOpener.index(highest, (short) sequence)).isEqualTo(index);
    }

    @Test
    void countsForEachSourceAlone() {
        SrtpSealer other = new SrtpSealer(key);
        assertThat(opens(sealed(60_000), 60_000)).isTrue();
        ByteBuffer early = sealed(other, 77, 5);
        assertThat(opens(copy(early), 5)).isTrue();
        assertThat(opens(sealed(60_001), 60_001)).isTrue();
        assertThat(opener.open(early)).as("of the other source, again").isFalse();
    }

    @Test
    void knowsNoMoreThanSixtyFourSources() {
        for (int ssrc = 0; ssrc < SrtpSources.MOST; ssrc++) {
            assertThat(opener.open(sealed(new SrtpSealer(key), ssrc, 1))).isTrue();
        }
        assertThat(opener.open(sealed(new SrtpSealer(key), 1_000, 1))).isFalse();
        assertThat(opener.open(sealed(new SrtpSealer(key), 63, 2))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void noForgeryIsOpenedThrowsOrChangesAnything(SrtpSuite suite) {
        SrtpKey shared = key(suite, 4);
        SrtpSealer good = new SrtpSealer(shared);
        SrtpOpener target = new SrtpOpener(shared);
        assertThat(target.open(sealed(good, SSRC, 40_000))).isTrue();
        Random random = new Random(17);
        List<ByteBuffer> genuine = new ArrayList<>();
        for (int sequence = 40_001; sequence < 40_051; sequence++) genuine.add(sealed(good, SSRC, sequence));
        for (int round = 0; round < FORGERIES; round++) {
            ByteBuffer forged = mutated(genuine.get(round % genuine.size()), random);
            byte[] before = copy(forged).array();
            assertThat(target.open(forged)).as("round %d", round).isFalse();
            assertThat(copy(forged).array()).isEqualTo(before);
        }
        assertThat(genuine).as("the count stands where it stood").allMatch(target::open);
    }

    @Test
    void noForgedReportIsOpenedOrThrows() {
        SrtcpOpener target = new SrtcpOpener(key);
        Random random = new Random(19);
        ByteBuffer genuine = report(new SrtcpSealer(key));
        for (int round = 0; round < FORGERIES; round++) {
            assertThat(target.open(mutated(genuine, random)))
                    .as("round %d", round)
                    .isFalse();
        }
        assertThat(target.open(genuine)).isTrue();
    }

    static ByteBuffer report(SrtcpSealer by) {
        ByteBuffer packet = ByteBuffer.allocate(60);
        packet.put((byte) 0x80).put((byte) RECEIVER_REPORT).putShort((short) 1).putInt(SSRC);
        packet.put((byte) 0x81)
                .put((byte) SOURCE_DESCRIPTION)
                .putShort((short) 2)
                .putInt(SSRC)
                .putInt(0)
                .flip();
        by.seal(packet);
        return packet;
    }

    @Test
    void refusesAReportThatWasHere() {
        SrtcpSealer reports = new SrtcpSealer(key);
        SrtcpOpener target = new SrtcpOpener(key);
        ByteBuffer first = report(reports);
        ByteBuffer again = copy(first);
        assertThat(target.open(first)).isTrue();
        assertThat(first.remaining()).isEqualTo(20);
        assertThat(target.open(again)).isFalse();
        assertThat(target.open(report(reports))).isTrue();
    }

    @Test
    void refusesAReportThatIsAuthenticButNotEncrypted() {
        PacketTag tag = SrtpSessionKeys.ofRtcp(key).tag(SrtpSuite.SRTCP_TAG_BYTES);
        ByteBuffer clear = ByteBuffer.allocate(100)
                .put((byte) 0x80)
                .put((byte) RECEIVER_REPORT)
                .putShort((short) 1)
                .putInt(SSRC)
                .putInt(5) // E = 0, index 5
                .flip();
        tag.append(clear);
        assertThat(new SrtcpOpener(key).open(clear)).isFalse();
    }

    @Test
    void neverPrintsAKey() {
        assertThat(new SrtpKeys(key, key).toString()).contains("***").doesNotContain("[B@");
        assertThat(key).isEqualTo(key(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1)).isNotEqualTo(key(key.suite(), 2));
    }

    /// A changed packet: octets changed, cut off or inserted, or only noise.
    private static ByteBuffer mutated(ByteBuffer packet, Random random) {
        byte[] genuine = copy(packet).array();
        byte[] forged = genuine;
        while (Arrays.equals(forged, genuine)) {
            forged = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(genuine, random.nextInt(genuine.length));
                case 1 -> Arrays.copyOf(genuine, genuine.length + 1 + random.nextInt(20));
                case 2 -> noise(random);
                default -> flipped(genuine, random);
            };
        }
        return ByteBuffer.wrap(forged);
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] genuine, Random random) {
        byte[] forged = genuine.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return forged;
    }
}
