package io.ringtrue.server.dashboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.HeldCall;
import io.ringtrue.telephony.phone.HeldLine;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.PhoneUser;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldNumbersTest {
    private final HeldNumbers numbers = new HeldNumbers();
    private final PhoneUser one = new Nobody();
    private final PhoneUser other = new Nobody();

    @Test
    void aNumberHasOneHolder() {
        assertThat(numbers.hold("+12015550142", one)).isTrue();
        assertThat(numbers.hold("12015550142", one)).isTrue();
        assertThat(numbers.hold("12015550142", other)).isFalse();
        assertThat(numbers.at("+12015550142")).contains(new HeldLine(one));
        numbers.release("12015550142", other);
        assertThat(numbers.at("12015550142")).contains(new HeldLine(one));
        numbers.release("+12015550142", one);
        assertThat(numbers.at("12015550142")).isEmpty();
    }

    @Test
    void givesAnyNumberWhileThereAreSome() {
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 100; i++) given.add(numbers.holdAny(one).orElseThrow());
        assertThat(given).hasSize(100).allMatch(number -> number.matches("\\+120155501\\d\\d"));
        assertThat(numbers.holdAny(other)).isEmpty();
        assertThat(numbers.heldBy(one)).isEqualTo(100);
        numbers.releaseAll(one);
        assertThat(numbers.heldBy(one)).isZero();
        assertThat(numbers.holdAny(other)).isPresent();
    }

    /// Told apart by identity.
    private static final class Nobody implements PhoneUser {
        @Override
        public void ringing(HeldCall call) {}

        @Override
        public void happened(HeldCall call, PhoneEvent event) {}

        @Override
        public void heard(HeldCall call, short[] samples) {}
    }
}
