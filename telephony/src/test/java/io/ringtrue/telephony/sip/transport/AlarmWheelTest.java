package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A task that throws must not affect other alarms.
class AlarmWheelTest {
    @Test
    void aTaskThatBreaksCostsNoOtherItsAlarm() throws InterruptedException {
        try (AlarmWheel alarms = new AlarmWheel(Thread.ofPlatform().daemon().factory())) {
            CountDownLatch rung = new CountDownLatch(1);
            alarms.after(Duration.ZERO, () -> {
                throw new IllegalStateException("breaks");
            });
            alarms.after(Duration.ZERO, () -> {
                throw new StackOverflowError("breaks");
            });
            alarms.after(Duration.ofMillis(50), rung::countDown);
            assertThat(rung.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
