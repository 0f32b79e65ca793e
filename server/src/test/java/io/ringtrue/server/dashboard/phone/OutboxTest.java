package io.ringtrue.server.dashboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final SlowWire wire = new SlowWire();
    private final Outbox outbox = new Outbox(wire, clock);

    @Test
    void aSlowBrowserLosesTheOldestSoundAndHoldsNobody() throws Exception {
        for (int i = 0; i < 100; i++) outbox.sound(new byte[] {(byte) i});
        assertThat(outbox.droppedFrames()).isEqualTo(100 - Outbox.MOST_FRAMES);
        outbox.say("message");
        wire.letThrough(1 + Outbox.MOST_FRAMES);
        Thread writer = Thread.ofVirtual().start(outbox::run);
        wire.await();
        outbox.close();
        assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
        assertThat(wire.written)
                .hasSize(1 + Outbox.MOST_FRAMES)
                .startsWith("message", "75", "76")
                .endsWith("99");
    }

    @Test
    void aBrowserThatReadsNothingIsCutOff() {
        for (int i = 0; i <= Outbox.MOST_TEXTS; i++) outbox.say("message");
        assertThat(wire.cut).isTrue();
        outbox.run();
        assertThat(wire.written).isEmpty();
    }

    @Test
    void aBrowserThatAnswersNoPingIsCutOff() {
        wire.letThrough(1_000);
        wire.tick = () -> clock.tick(Duration.ofSeconds(11));
        outbox.say("message");
        outbox.run();
        assertThat(wire.written).containsExactly("message", "ping", "ping");
        assertThat(wire.cut).isTrue();
    }

    @Test
    void soundOfAnEarlierCallIsNotPlayed() throws Exception {
        outbox.sound(new byte[] {1});
        outbox.hush();
        outbox.say("message");
        wire.letThrough(1);
        Thread writer = Thread.ofVirtual().start(outbox::run);
        wire.await();
        outbox.close();
        assertThat(writer.join(Duration.ofSeconds(30))).isTrue();
        assertThat(wire.written).containsExactly("message");
    }

    /// Writes nothing until it is let through.
    private static final class SlowWire implements Outbox.Wire {
        final List<String> written = new CopyOnWriteArrayList<>();
        boolean cut;
        Runnable tick = () -> {};
        private CountDownLatch expected = new CountDownLatch(0);

        void letThrough(int count) {
            expected = new CountDownLatch(count);
        }

        void await() throws InterruptedException {
            assertThat(expected.await(30, TimeUnit.SECONDS)).isTrue();
        }

        private void write(String what) {
            written.add(what);
            tick.run();
            expected.countDown();
        }

        @Override
        public void text(String json) throws IOException {
            write(json);
        }

        @Override
        public void sound(byte[] frame) throws IOException {
            write(String.valueOf(frame[0]));
        }

        @Override
        public void ping() throws IOException {
            write("ping");
        }

        @Override
        public void cut() {
            cut = true;
        }
    }
}
