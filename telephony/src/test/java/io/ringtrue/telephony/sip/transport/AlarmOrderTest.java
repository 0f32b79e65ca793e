package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When alarms ring: never too early, in the order of their times, and not once they are cancelled.
class AlarmOrderTest {
    private final AlarmWheel alarms =
            new AlarmWheel(Thread.ofPlatform().daemon().factory());
    private final LinkedBlockingQueue<Integer> rung = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        alarms.close();
    }

    private Alarms.Alarm after(int millis) {
        return alarms.after(Duration.ofMillis(millis), () -> rung.add(millis));
    }

    private Integer next() throws InterruptedException {
        return rung.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void ringInTheOrderOfTheirTimesWhateverTheOrderTheyWereSetIn() throws Exception {
        for (int millis : new int[] {300, 30, 200, 100, -50}) after(millis);
        assertThat(List.of(next(), next(), next(), next(), next())).containsExactly(-50, 30, 100, 200, 300);
    }

    @Test
    void noneRingsBeforeItsTime() throws Exception {
        for (int millis : new int[] {1, 9, 10, 11, 25}) {
            long set = System.nanoTime();
            after(millis);
            next();
            assertThat(System.nanoTime() - set).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Test
    void aCancelledOneNeverRingsAndTakesNoOtherWithIt() throws Exception {
        Alarms.Alarm first = after(60);
        Alarms.Alarm second = after(60);
        Alarms.Alarm third = after(60);
        after(61);
        second.cancel();
        second.cancel();
        first.cancel();
        third.cancel();
        assertThat(next()).isEqualTo(61);
        assertThat(rung).isEmpty();
    }

    @Test
    void cancellingWhatHasRungCostsNoOtherItsAlarm() throws Exception {
        Alarms.Alarm early = after(1);
        assertThat(next()).isEqualTo(1);
        early.cancel();
        after(20);
        assertThat(next()).isEqualTo(20);
    }

    /// One round of the wheel is 41 s: what is due a round later hangs in the same place.
    @Test
    void anAlarmOfALaterRoundWaitsForIt() throws Exception {
        Alarms.Alarm late = alarms.after(Duration.ofMillis(4_096 * 10 + 20), () -> rung.add(-1));
        after(40);
        after(60);
        assertThat(next()).isEqualTo(40);
        assertThat(next()).isEqualTo(60);
        assertThat(rung).isEmpty();
        late.cancel();
    }

    @Test
    void anAlarmMaySetTheNext() throws Exception {
        CountDownLatch chain = new CountDownLatch(5);
        alarms.after(Duration.ofMillis(1), new Runnable() {
            @Override
            public void run() {
                chain.countDown();
                if (chain.getCount() > 0) alarms.after(Duration.ZERO, this);
            }
        });
        assertThat(chain.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingRingsOnceClosed() throws Exception {
        AlarmWheel other = new AlarmWheel(Thread.ofPlatform().daemon().factory());
        other.after(Duration.ofMillis(20), () -> rung.add(1));
        other.close();
        other.after(Duration.ZERO, () -> rung.add(2)).cancel();
        after(80);
        assertThat(next()).isEqualTo(80);
        assertThat(rung).isEmpty();
    }
}
