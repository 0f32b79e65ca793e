package io.ringtrue.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"0.015,15000", "0,0", "100,100000000", "-3,-3000000", "0.000001,1", "1.50,1500000"})
    void readsPlainDecimals(String text, long millionths) {
        assertThat(Money.of(text).millionths()).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({"15000,0.015", "0,0", "100000000,100", "-3000000,-3", "1500000,1.5"})
    void printsWithoutExponentAndTrailingZeros(long millionths, String text) {
        assertThat(new Money(millionths)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1e3", "0.0000001", "1,5", "+1", ".5", "1.", "99999999999999999999", "NaN", "١"})
    void refusesWhatIsNoExactDecimal(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void survivesPrintingAndReading(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount) {
        assertThat(Money.of(new Money(amount).toString())).isEqualTo(new Money(amount));
    }

    @Test
    void neverOverflowsSilently() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    }
}
