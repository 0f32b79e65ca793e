package io.ringtrue.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private long now;
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(30), () -> now);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.admits()).isTrue();
            breaker.failed();
        }
    }

    @Test
    void staysClosedWhileFailuresAreNotInARow() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void opensAfterSoManyFailuresInARow() {
        fail(3);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void letsOneQueryThroughWhenThePauseIsOver() {
        fail(3);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void closesWhenTheProbeSucceeds() {
        fail(3);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(breaker.admits()).isTrue();
        breaker.succeeded();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void staysOpenForAnotherPauseWhenTheProbeFails() {
        fail(3);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.failed()).isTrue();
        now += Duration.ofSeconds(29).toNanos();
        assertThat(breaker.admits()).isFalse();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void givesTheProbeToTheNextWhenItWasNotUsed() {
        fail(3);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(breaker.admits()).isTrue();
        breaker.abandoned();
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void ignoresTheLateFailureOfAnEarlierQuery() {
        fail(3);
        assertThat(breaker.failed()).isFalse();
    }
}
