package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.odd.Oddities;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A far end that does not hear us: a prompt to it must not hold the call up.
class HoldTest {
    private static final DigitRule FOUR = new DigitRule(4, Duration.ofSeconds(10), Duration.ofSeconds(2));

    @Test
    void aFarewellThatCannotBeHeardIsNotWaitedFor() throws Exception {
        try (FarEnd farEnd = FarEnd.open(
                        InetAddress.getLoopbackAddress(),
                        0,
                        CalleeBook.everywhere(Person.keying("4421")),
                        FarEndObserver.NONE,
                        Oddities.named("always-on-hold").orElseThrow(),
                        Thread.ofVirtual().factory(),
                        Clock.systemUTC());
                TestDialer dialer = new TestDialer(TestDialer.trunk(farEnd.port(), false))) {
            Call call = dialer.dial();
            call.awaitAnswer();
            long begun = System.nanoTime();
            call.play(Sound.of(Tones.silence(Duration.ofSeconds(30))));
            assertThat(new String(call.collect(FOUR).ascii(), US_ASCII)).isEqualTo("4421");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("a key cuts a prompt that waits")
                    .isLessThan(Duration.ofSeconds(10));
            long farewell = System.nanoTime();
            call.playToEnd(Sound.of(Tones.silence(Duration.ofSeconds(30))));
            assertThat(Duration.ofNanos(System.nanoTime() - farewell)).isLessThan(Duration.ofSeconds(5));
            call.hangUp();
        }
    }
}
