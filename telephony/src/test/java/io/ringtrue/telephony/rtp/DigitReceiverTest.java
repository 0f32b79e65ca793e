package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigitReceiverTest {
    private static final int SSRC = 0xCAFE;

    private StringBuilder heard = new StringBuilder();
    private DigitReceiver receiver = new DigitReceiver();

    /// One event packet.
    private record Event(int ssrc, int timestamp, int event, boolean end, int duration) {}

    @Test
    void threeEndPacketsAreOneKey() {
        for (int i = 0; i < 3; i++) receive(new Event(SSRC, 1_000, 5, true, 800));
        assertThat(heard).hasToString("5");
    }

    @Test
    void aKeyWithoutItsBeginningOrWithoutItsEndStillIsOne() {
        receive(new Event(SSRC, 1_000, 1, true, 800));
        receive(new Event(SSRC, 5_000, 2, false, 160));
        receive(new Event(SSRC, 9_000, 3, true, 800));
        assertThat(heard).hasToString("123");
    }

    @Test
    void theSameKeyAgainIsAnother() {
        receive(new Event(SSRC, 1_000, 7, true, 800));
        receive(new Event(SSRC, 3_000, 7, true, 800));
        assertThat(heard).hasToString("77");
    }

    @Test
    void aLatePacketOfAnEarlierKeyIsNoNewOne() {
        receive(new Event(SSRC, 1_000, 7, false, 160));
        receive(new Event(SSRC, 3_000, 8, false, 160));
        receive(new Event(SSRC, 1_000, 7, true, 800));
        assertThat(heard).hasToString("78");
    }

    @Test
    void aKeyHeldBeyondOneSegmentIsOne() {
        receive(new Event(SSRC, 1_000, 9, false, 0xFF00));
        receive(new Event(SSRC, 1_000, 9, false, 0xFFFF));
        receive(new Event(SSRC, 1_000 + 0xFFFF, 9, false, 160));
        receive(new Event(SSRC, 1_000 + 0xFFFF, 9, true, 800));
        assertThat(heard).hasToString("9");
    }

    @Test
    void severalKeysInOnePacketAreAllHeard() {
        ByteBuffer packet = ByteBuffer.allocate(8);
        packet.put((byte) 1).put((byte) 0x8A).putShort((short) 400);
        packet.put((byte) 1).put((byte) 0x8A).putShort((short) 400).flip();
        receiver.receive(SSRC, 1_000, packet, heard::append);
        assertThat(heard).hasToString("11");
    }

    @Test
    void ofAFloodInOnePacketOnlyTheFirstFewAreHeard() {
        ByteBuffer packet = ByteBuffer.allocate(1_400);
        while (packet.hasRemaining()) packet.put((byte) 1).put((byte) 0x8A).putShort((short) 400);
        receiver.receive(SSRC, 1_000, packet.flip(), heard::append);
        assertThat(heard).hasToString("1".repeat(DigitReceiver.MOST_EVENTS));
    }

    @Test
    void otherEventsAndScrapsAreNoKeys() {
        receive(new Event(SSRC, 1_000, 16, true, 800)); // flash
        receive(new Event(SSRC, 2_000, 36, true, 800)); // fax
        receiver.receive(SSRC, 3_000, ByteBuffer.allocate(3), heard::append);
        assertThat(heard).isEmpty();
        for (int event = 0; event < 16; event++) receive(new Event(SSRC, 10_000 + event * 2_000, event, true, 800));
        assertThat(heard).hasToString("0123456789*#ABCD");
    }

    /// Each press loses some of its packets but not all, doubles others, and the order is shaken within four places.
    @Property(tries = 2_000)
    void hearsEachPressOnceThroughLossRepetitionAndDisorder(@ForAll("keys") String keys, @ForAll long seed) {
        fresh();
        Random random = new Random(seed);
        List<Event> sent = new ArrayList<>();
        int timestamp = random.nextInt();
        for (char key : keys.toCharArray()) {
            int before = sent.size();
            while (sent.size() == before) press(sent, timestamp, DigitReceiver.KEYS.indexOf(key), random);
            timestamp += 960 + random.nextInt(8_000);
        }
        disorder(sent, random);
        sent.forEach(this::receive);
        assertThat(sorted(heard.toString())).isEqualTo(sorted(keys));
    }

    /// One instance serves all tries of a property.
    private void fresh() {
        heard = new StringBuilder();
        receiver = new DigitReceiver();
    }

    /// Disorder across a key's own packets never reaches the neighbour when there is the pause people leave.
    @Property(tries = 2_000)
    void keepsTheOrderOfKeysThroughLoss(@ForAll("keys") String keys, @ForAll long seed) {
        fresh();
        Random random = new Random(seed);
        int timestamp = random.nextInt();
        for (char key : keys.toCharArray()) {
            List<Event> packets = new ArrayList<>();
            while (packets.isEmpty()) press(packets, timestamp, DigitReceiver.KEYS.indexOf(key), random);
            Collections.shuffle(packets, random);
            packets.forEach(this::receive);
            timestamp += 960 + random.nextInt(8_000);
        }
        assertThat(heard).hasToString(keys);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withChars("0123456789*#ABCD")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static void press(List<Event> sent, int timestamp, int event, Random random) {
        int ticks = 2 + random.nextInt(8);
        for (int tick = 1; tick <= ticks + 2; tick++) {
            Event packet = new Event(SSRC, timestamp, event, tick >= ticks, 160 * Math.min(tick, ticks));
            if (random.nextInt(100) < 40) continue;
            sent.add(packet);
            if (random.nextInt(100) < 20) sent.add(packet);
        }
    }

    private static void disorder(List<Event> sent, Random random) {
        for (int i = 0; i + 1 < sent.size(); i++) {
            if (random.nextInt(3) == 0) Collections.swap(sent, i, Math.min(sent.size() - 1, i + random.nextInt(4)));
        }
    }

    private static String sorted(String keys) {
        return keys.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void receive(Event event) {
        ByteBuffer payload = ByteBuffer.allocate(4);
        payload.put((byte) event.event())
                .put((byte) (event.end() ? 0x8A : 0x0A))
                .putShort((short) event.duration());
        receiver.receive(event.ssrc(), event.timestamp(), payload.flip(), heard::append);
    }
}
