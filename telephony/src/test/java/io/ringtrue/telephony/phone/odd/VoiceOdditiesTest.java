package io.ringtrue.telephony.phone.odd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.CallEvent;
import io.ringtrue.telephony.phone.KeyPress;
import io.ringtrue.telephony.phone.KeyWay;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Cases that take time: keys held for long, silent lines and dead lines.
@Execution(ExecutionMode.CONCURRENT)
class VoiceOdditiesTest {
    private static Oddity odd(String name) {
        return Oddities.named(name).orElseThrow();
    }

    /// The pause between two keys is shorter than our timer; the time from one press to the next is longer.
    @ParameterizedTest
    @EnumSource(
            value = KeyWay.class,
            names = {"EVENTS", "TONES"})
    void aPauseCountsFromKeyUp(KeyWay way) throws Exception {
        Duration held = Duration.ofMillis(1_600);
        Duration pause = Duration.ofMillis(1_200);
        List<KeyPress> keys = List.of(
                new KeyPress('4', Duration.ofMillis(300), Duration.ZERO, held),
                new KeyPress('4', pause, Duration.ZERO, held),
                new KeyPress('2', pause, Duration.ZERO, held));
        Person slow = new Person(Line.GOOD, keys, way, new Leaving.Never());
        assertThat(OddCall.to(Oddity.NONE, slow).keyed()).isEqualTo("442");
    }

    @Test
    void whileReportsComeASilentLineIsAlive() throws Exception {
        Person late = Person.silent().thenKeys("4421", Duration.ofSeconds(12), Duration.ZERO);
        assertThat(OddCall.to(odd("nothing-but-keys"), late).keyed()).isEqualTo("4421");
    }

    @Test
    void aDeadLineIsLost() throws Exception {
        OddCall call = OddCall.to(odd("dead-line"), Person.silent());
        assertThat(call.keyed()).isEmpty();
        assertThat(call.story()).extracting(CallEvent::detail).contains("us, no media");
    }
}
