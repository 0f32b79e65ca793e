package io.ringtrue.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TariffTest {
    private static Price price(String prefix, String amount) {
        return new Price(prefix, Money.of(amount));
    }

    @Test
    void longestPrefixWins() {
        Tariff tariff = new Tariff(List.of(price("", "1"), price("1", "0.015"), price("1876", "0.3")));
        assertThat(tariff.priceOf("+12015550100")).contains(Money.of("0.015"));
        assertThat(tariff.priceOf("+18765550100")).contains(Money.of("0.3"));
        assertThat(tariff.priceOf("+4792345678")).contains(Money.of("1"));
    }

    @Test
    void withoutCatchAllOtherDestinationsHaveNoPrice() {
        assertThat(new Tariff(List.of(price("1", "0.015"))).priceOf("+4792345678"))
                .isEmpty();
    }

    @Test
    void refusesAPrefixGivenTwice() {
        assertThatThrownBy(() -> new Tariff(List.of(price("1", "1"), price("1", "2"))))
                .hasMessage("prefix: \"1\" is given twice");
    }

    @Test
    void refusesNegativePrices() {
        assertThatThrownBy(() -> price("1", "-1")).hasMessage("price: must not be negative");
    }
}
