package io.ringtrue.server.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "+1 201 555 0123, 12015550123",
                "(201) 555-0123, 2015550123",
                "+44 (0)20 7946 0123, 442079460123",
                "020 7946 0123, 2079460123",
                "0044 20 7946 0123, 442079460123",
                "011 44 20 7946 0123, 442079460123",
                "٢٠١٥٥٥٠١٢٣, 2015550123",
                "0123, 0123",
                "00123, 00123"
            })
    void readsNumbersInEveryUsualSpelling(String text, String end) {
        assertThat(Sought.of(text).ends()).contains(end);
        assertThat(Sought.of(text).tail()).isEqualTo(end.substring(end.length() - 4));
    }

    @Test
    void takesNoOtherTextForANumber() {
        for (String text : new String[] {"order 7", "signup-88241", "123", "12%34", "1234567890123456"}) {
            assertThat(Sought.of(text).ends()).as(text).isEmpty();
        }
    }

    @Test
    void takesDigitsForAnIdToo() {
        assertThat(Sought.of(" 1730284417 ").id()).hasValue(1_730_284_417L);
        assertThat(Sought.of("+1730284417").id()).isEmpty();
        assertThat(Sought.of("1".repeat(19)).id()).isEmpty();
    }
}
