package io.ringtrue.telephony.call.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.keys.KeyLog.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Keys that arrive by one, two or three ways. Cases: each pair of ways and all three, each of them first,
/// with delays of up to some hundred milliseconds; the same key again at once; a way that reports a key only
/// on release; a tone that breaks off.
class KeyLogTest {
    private record Arrival(long millis, char key, Way way) {}

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("4421*#0").ofMinLength(1).ofMaxLength(10);
    }

    @Provide
    Arbitrary<Set<Way>> ways() {
        return Arbitraries.of(Way.class).set().ofMinSize(1);
    }

    /// Each way has its own delay and keeps the order. People press keys about 200 ms apart or more.
    @Property(tries = 3_000)
    void eachPressCountsOnceWhateverItsWaysAndTheirDelays(
            @ForAll("keys") String keys, @ForAll("ways") Set<Way> ways, @ForAll long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (Way way : ways) {
            Random same = new Random(seed);
            long pressed = 0;
            long delay = random.nextInt(600);
            for (char key : keys.toCharArray()) {
                arrivals.add(new Arrival(pressed + delay + random.nextInt(30), key, way));
                pressed += 200 + same.nextInt(1_500);
            }
        }
        Collections.sort(arrivals, (one, other) -> Long.compare(one.millis(), other.millis()));
        KeyLog log = new KeyLog();
        StringBuilder counted = new StringBuilder();
        for (Arrival each : arrivals) {
            if (log.isNew(each.key(), each.way(), each.millis() * 1_000_000)) counted.append(each.key());
        }
        assertThat(counted.length()).isEqualTo(keys.length());
        assertThat(sorted(counted.toString())).isEqualTo(sorted(keys));
    }

    private static List<Integer> sorted(String keys) {
        return keys.chars().sorted().boxed().toList();
    }

    @Example
    void aKeyHeldForSecondsIsKnownWhenItsInfoComesAtTheEnd() {
        KeyLog log = new KeyLog();
        assertThat(log.isNew('5', Way.EVENTS, 0)).isTrue();
        for (long millis = 20; millis <= 6_000; millis += 20) log.held('5', Way.EVENTS, millis * 1_000_000);
        assertThat(log.isNew('5', Way.INFO, 6_400_000_000L)).isFalse();
        assertThat(log.isNew('5', Way.INFO, 9_000_000_000L)).isTrue();
    }

    @Example
    void aToneThatBreaksWhileTheKeyIsDownIsNoSecondPress() {
        KeyLog log = new KeyLog();
        assertThat(log.isNew('5', Way.EVENTS, 0)).isTrue();
        assertThat(log.isNew('5', Way.TONES, 45_000_000)).isFalse();
        log.held('5', Way.EVENTS, 140_000_000);
        assertThat(log.isNew('5', Way.TONES, 160_000_000)).isFalse();
    }

    @Example
    void theSameKeyTwiceOneWayIsTwo() {
        for (Way way : EnumSet.allOf(Way.class)) {
            KeyLog log = new KeyLog();
            assertThat(log.isNew('5', way, 0)).isTrue();
            assertThat(log.isNew('5', way, 100_000_000)).isTrue();
        }
    }
}
