package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.RtpHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Presses by the book (RFC 4733 §2.5.1), as a network brings them: over the turn of either counter, with
/// packets lost, doubled, late, and with a second source that speaks at the same time.
class KeyWrapTest {
    private static final long TICK = 20_000_000;

    private record Event(int ssrc, int sequence, int timestamp, boolean marker, int key, boolean end, int duration) {}

    private final StringBuilder heard = new StringBuilder();
    private final DigitReceiver receiver = new DigitReceiver();
    private long now = 1_000_000_000L;

    private void take(Event event) {
        ByteBuffer payload = ByteBuffer.allocate(4)
                .put((byte) event.key)
                .put((byte) (event.end ? 0x8A : 0x0A))
                .putShort((short) event.duration);
        RtpHeader header =
                new RtpHeader(event.marker, 101, event.sequence & 0xFFFF, event.timestamp, event.ssrc, 12, 4);
        receiver.receive(header, payload.flip(), now, heard::append);
    }

    /// Six packets of 20 ms, then the last one three times in all.
    private static List<Event> press(int ssrc, int sequence, int timestamp, int key) {
        List<Event> packets = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            packets.add(new Event(ssrc, sequence + i, timestamp, i == 0, key, false, 160 * (i + 1)));
        for (int i = 5; i < 8; i++) packets.add(new Event(ssrc, sequence + i, timestamp, false, key, true, 960));
        return packets;
    }

    private void takeAll(List<Event> events) {
        for (Event each : events) {
            take(each);
            now += TICK;
        }
    }

    @ParameterizedTest
    @CsvSource({"65530, 0", "65535, 0", "65528, -480", "0, 2147483500", "65533, 2147483647", "32764, -1"})
    void aPressOverTheTurnOfACounterIsOne(int sequence, int timestamp) {
        takeAll(press(7, sequence, timestamp, 4));
        takeAll(press(7, sequence + 20, timestamp + 3_200, 4));
        assertThat(heard).hasToString("44");
    }

    /// Which of the eight packets of the first press arrive; the second press arrives whole.
    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "5", "7", "01234", "567", "06", "024", "1357", "01234567"})
    void whateverIsLeftOfAPressIsThatPress(String arriving) {
        List<Event> packets = press(7, 100, 8_000, 4);
        for (char each : arriving.toCharArray()) {
            now = 1_000_000_000L + (each - '0') * TICK;
            take(packets.get(each - '0'));
        }
        now = 1_000_000_000L + 20 * TICK;
        takeAll(press(7, 120, 11_200, 4));
        assertThat(heard).hasToString("44");
    }

    @Test
    void everyPacketTwiceIsStillOnePress() {
        for (Event each : press(7, 65_531, 8_000, 4)) {
            take(each);
            take(each);
            now += TICK;
        }
        takeAll(press(7, 65_531, 8_000, 4));
        assertThat(heard).hasToString("4");
    }

    /// Within a press any order will do: by the book its packets share timestamp and key.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thePacketsOfAPressInAnyOrderAreOnePress(long seed) {
        Random random = new Random(seed);
        for (int key : new int[] {4, 4, 2, 1}) {
            List<Event> packets = press(7, 65_500 + 20 * heard.length(), 8_000 + 3_200 * heard.length(), key);
            Collections.shuffle(packets, random);
            takeAll(packets);
            now += 12 * TICK;
        }
        assertThat(heard).hasToString("4421");
    }

    /// The whole end of one press comes behind the beginning of the next.
    @Test
    void endsThatComeLateBelongToTheirPress() {
        List<Event> first = press(7, 65_530, 8_000, 4);
        List<Event> second = press(7, 65_545, 10_400, 2);
        takeAll(first.subList(0, 5));
        takeAll(second.subList(0, 3));
        takeAll(first.subList(5, 8));
        takeAll(second.subList(3, 8));
        takeAll(press(7, 24, 12_800, 4));
        assertThat(heard).hasToString("424");
    }

    /// Two sources in one stream, as at a handover: each press of either counts once.
    @Test
    void twoSourcesAreToldApart() {
        List<Event> one = press(7, 100, 8_000, 1);
        List<Event> other = press(8, 60_000, 900_000, 2);
        for (int i = 0; i < 8; i++) {
            take(one.get(i));
            take(other.get(i));
            now += TICK;
        }
        assertThat(heard).hasToString("12");
    }

    @Test
    void sixteenPressesLaterALatePacketIsStillKnown() {
        takeAll(press(7, 100, 8_000, 9));
        for (int i = 1; i <= 9; i++) takeAll(press(7, 100 + 10 * i, 8_000 + 1_600 * i, i % 2));
        String before = heard.toString();
        take(new Event(7, 107, 8_000, false, 9, true, 960));
        assertThat(heard).hasToString(before);
    }

    /// RFC 4733 §2.3.5: the duration has 16 bits, so 20 s of one key are three segments.
    @Test
    void aKeyHeldForTwentySecondsIsOnePress() {
        int sequence = 65_000;
        int timestamp = 8_000;
        int duration = 0;
        for (int tick = 0; tick < 1_000; tick++) {
            duration += 160;
            boolean full = duration > 0xFFFF;
            take(new Event(7, sequence++, timestamp, tick == 0, 4, false, Math.min(duration, 0xFFFF)));
            now += TICK;
            if (full) {
                timestamp += 0xFFFF;
                duration = 0;
            }
        }
        for (int end = 0; end < 3; end++) take(new Event(7, sequence++, timestamp, false, 4, true, duration));
        assertThat(heard).hasToString("4");
    }
}
