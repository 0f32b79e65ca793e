package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRangeTest {
    @ParameterizedTest
    @CsvSource({
        "+12015550123, 1201555, 1",
        "12015550123, 1201555, 1",
        "+447912345678, 44791234, 44",
        "+4792345678, 479234, 47",
        "+79161234567, 7916123, 7",
        "+35312345678, 3531234, 353",
        "+2526123456, 252612, 252"
    })
    void isAllButTheLastFourDigitsAndTheCallingCode(String number, String prefix, String dialCode) {
        assertThat(NumberRange.of(number)).isEqualTo(new NumberRange(prefix, dialCode));
    }

    @Test
    void hasTheCallingCodeThatTheNumberingPlanHas() {
        NumberIntelligence numbers = CompiledNumbers.load();
        SplittableRandom random = new SplittableRandom(7);
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            NumberReport report =
                    numbers.describe("+" + random.nextLong(10_000_000_000L, 1_000_000_000_000L), ReadingRules.DIALLED);
            if (!report.valid()) continue;
            valid++;
            assertThat(NumberRange.of(report.e164()).dialCode()).isEqualTo(Integer.toString(report.callingCode()));
        }
        assertThat(valid).isGreaterThan(5_000);
    }
}
