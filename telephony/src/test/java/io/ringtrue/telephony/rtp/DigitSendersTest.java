package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.RtpHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Sequences of presses from senders with each habit, through networks that lose, repeat and reorder packets.
/// Exactly the keys pressed must be reported.
class DigitSendersTest {
    private static final int SSRC = 0xCAFE;
    private static final long TICK = 20_000_000;

    /// What a sender does against RFC 4733.
    private enum Habit {
        NONE,
        NO_MARKER,
        STANDING_TIMESTAMP,
        STANDING_WITHOUT_MARKER,
        WALKING_TIMESTAMP,
        WALKING_WITHOUT_MARKER,
        WALKING_WITH_ONE_DURATION,
        LATER_ENDS,
        WALKING_ENDS,
        END_ON_ALL,
        MARKER_ON_ALL,
        ONE_DURATION,
        NO_ENDS;

        boolean marks(boolean first) {
            return switch (this) {
                case NO_MARKER, STANDING_WITHOUT_MARKER, WALKING_WITHOUT_MARKER -> false;
                case MARKER_ON_ALL -> true;
                default -> first;
            };
        }

        int timestamp(int began, int tick, boolean end, int ticks) {
            return switch (this) {
                case STANDING_TIMESTAMP, STANDING_WITHOUT_MARKER -> 77_000;
                case WALKING_TIMESTAMP, WALKING_WITHOUT_MARKER, WALKING_WITH_ONE_DURATION -> began + 160 * tick;
                case LATER_ENDS -> end ? began + 160 * ticks : began;
                case WALKING_ENDS -> end ? began + 160 * tick : began;
                default -> began;
            };
        }

        int duration(int tick, int ticks) {
            boolean one = this == WALKING_WITH_ONE_DURATION || this == ONE_DURATION;
            return one ? 160 : 160 * Math.min(tick + 1, ticks);
        }
    }

    /// A packet, and the tick in which it is sent.
    private record Sent(EventPacket packet, int tick, int press) {}

    /// Each key has 2 to 10 packets and 3 end packets, with at least 60 ms of voice packets between keys,
    /// which take sequence numbers too.
    private static List<Sent> sent(String keys, Habit habit, Random random) {
        List<Sent> all = new ArrayList<>();
        int clock = random.nextInt(1_000_000);
        int first = random.nextInt(0x10000);
        int tick = 0;
        for (int press = 0; press < keys.length(); press++) {
            int event = DigitReceiver.KEYS.indexOf(keys.charAt(press));
            int ticks = 3 + random.nextInt(8);
            for (int i = 0; i < ticks + (habit == Habit.NO_ENDS ? 0 : 2); i++, tick++) {
                boolean end = i >= ticks - 1 && habit != Habit.NO_ENDS;
                int began = clock + 160 * (tick - i);
                all.add(new Sent(
                        new EventPacket(
                                SSRC,
                                (first + tick) & 0xFFFF,
                                habit.timestamp(began, i, end, ticks),
                                habit.marks(i == 0),
                                event,
                                end || habit == Habit.END_ON_ALL,
                                habit.duration(i, ticks)),
                        tick,
                        press));
            }
            tick += 6 + random.nextInt(20);
        }
        return all;
    }

    private static String heard(List<Sent> arrived) {
        StringBuilder heard = new StringBuilder();
        DigitReceiver receiver = new DigitReceiver();
        for (Sent each : arrived) {
            EventPacket packet = each.packet();
            ByteBuffer payload = ByteBuffer.allocate(4);
            payload.put((byte) packet.event())
                    .put((byte) (packet.end() ? 0x8A : 0x0A))
                    .putShort((short) packet.duration());
            RtpHeader header =
                    new RtpHeader(packet.marker(), 101, packet.sequence(), packet.timestamp(), packet.ssrc(), 12, 4);
            receiver.receive(header, payload.flip(), each.tick() * TICK, heard::append);
        }
        return heard.toString();
    }

    @Provide
    Arbitrary<String> keys() {
        // Few different keys, so that the same key is often repeated.
        return Arbitraries.strings().withChars("4421*#0").ofMinLength(1).ofMaxLength(12);
    }

    @Property(tries = 3_000)
    void aCleanLineGivesTheKeysExactlyWhateverTheHabit(
            @ForAll("keys") String keys, @ForAll Habit habit, @ForAll long seed) {
        assertThat(heard(sent(keys, habit, new Random(seed)))).isEqualTo(keys);
    }

    @Property(tries = 3_000)
    void repeatsAndDisorderWithinThreePacketsChangeNothing(
            @ForAll("keys") String keys, @ForAll Habit habit, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sent> arrived = sent(keys, habit, random);
        for (int i = arrived.size() - 1; i >= 0; i--) {
            if (random.nextInt(4) == 0) arrived.add(i, arrived.get(i));
        }
        disorder(arrived, random);
        assertThat(heard(arrived)).isEqualTo(keys);
    }

    /// Only within the packets of one press, because the pause between two presses is longer than three
    /// packets.
    private static void disorder(List<Sent> arrived, Random random) {
        for (int i = 0; i + 1 < arrived.size(); i++) {
            int other = Math.min(arrived.size() - 1, i + random.nextInt(4));
            if (arrived.get(other).press() == arrived.get(i).press()) Collections.swap(arrived, i, other);
        }
    }

    /// A tenth of the packets is lost, but never a whole press, never both a marker and all end packets before it,
    /// and never five in a row: where a sender breaks the rules too, a repeat after such a gap is taken for another
    /// press.
    @Property(tries = 3_000)
    void lossIsMadeUpForWhereEnoughIsLeft(@ForAll("keys") String keys, @ForAll Habit habit, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sent> all = sent(keys, habit, random);
        List<Sent> arrived = new ArrayList<>(all);
        AtomicInteger gap = new AtomicInteger();
        arrived.removeIf(each -> {
            boolean lost = !isFirst(all, each) && random.nextInt(10) == 0 && gap.get() < 4;
            gap.set(lost ? gap.get() + 1 : 0);
            return lost;
        });
        assertThat(heard(arrived)).isEqualTo(keys);
    }

    private static boolean isFirst(List<Sent> all, Sent each) {
        int at = all.indexOf(each);
        return at == 0 || all.get(at - 1).press() != each.press();
    }

    /// If the sender obeys RFC 4733, anything but a whole press may be lost.
    @Property(tries = 3_000)
    void byTheBookOnePacketOfEachPressIsEnough(@ForAll("keys") String keys, @ForAll long seed) {
        Random random = new Random(seed);
        List<Sent> all = sent(keys, Habit.NONE, random);
        List<Sent> arrived = new ArrayList<>(all);
        arrived.removeIf(each -> random.nextInt(10) < 4);
        StringBuilder left = new StringBuilder();
        for (int press = 0; press < keys.length(); press++) {
            int wanted = press;
            if (arrived.stream().anyMatch(each -> each.press() == wanted)) left.append(keys.charAt(press));
        }
        String heard = heard(arrived);
        assertThat(heard).isEqualTo(left.toString());
    }

    @Example
    void survivesFiveThousandMutationsOfEachHabit() {
        survives(3);
        long fresh = System.nanoTime();
        System.out.println("DigitSendersTest: fresh seed " + fresh);
        survives(fresh);
    }

    private static void survives(long seed) {
        Random random = new Random(seed);
        long begun = System.nanoTime();
        for (Habit habit : Habit.values()) {
            for (int round = 0; round < 5_000; round++) {
                List<Sent> packets = sent("4421", habit, random);
                for (int edits = random.nextInt(5); edits >= 0; edits--) {
                    int at = random.nextInt(packets.size());
                    Sent old = packets.get(at);
                    packets.set(at, new Sent(mutated(old.packet(), random), old.tick(), old.press()));
                }
                assertThat(heard(packets)).hasSizeLessThanOrEqualTo(4 + 2 * 5);
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }

    private static EventPacket mutated(EventPacket packet, Random random) {
        return new EventPacket(
                random.nextInt(4) == 0 ? random.nextInt() : packet.ssrc(),
                random.nextInt(4) == 0 ? random.nextInt(0x10000) : packet.sequence(),
                random.nextInt(4) == 0 ? random.nextInt() : packet.timestamp(),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? random.nextInt(256) : packet.event(),
                random.nextBoolean(),
                random.nextInt(0x10000));
    }
}
