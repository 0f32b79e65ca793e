package io.ringtrue.server.dashboard.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.ledger.TariffChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateDeckTest {
    private static RateDeck read(String text) {
        return RateDeck.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Price price(String prefix, String price) {
        return new Price(prefix, Money.of(price));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prefix,price\r\n1,0.015\r\n44,0.018\r\n",
                "\uFEFFPrefix;Price\n1;0,015\n44;0,018",
                "Destination\tDial code\tRate\nUSA\t+1\t.015\nUK\t44\t0.0180000",
                "sep=|\nCode|Destination|Price per call\n1|\"US, \"\"A\"\"\n\"|0.015\n44|UK|0.018\n\n",
                "1,United States,0.015\n44,United Kingdom,0.018",
                "Country Code,Name,\"Price\"\n1,USA,\"0,015\"\n44,UK,\"0,018\"\n1,Canada,0.015\n"
            })
    void readsUsualSeparatorsAndHeadings(String text) {
        RateDeck deck = read(text);
        assertThat(deck.wrong()).isEmpty();
        assertThat(deck.prices()).containsExactly(price("1", "0.015"), price("44", "0.018"));
        assertThat(deck.applies()).isTrue();
    }

    @Test
    void namesTheLineAndTheReasonOfWhatItCannotRead() {
        RateDeck deck = read("""
                prefix,price
                1,0.015
                044,0.02
                4 4,0.02
                ,0.02
                33,
                34,abc
                35,-1
                36,0.0000001
                37,99999999999999999999
                1,0.016
                =1+1,0.5
                "38
                x",0.1
                39,"0.1
                """);
        assertThat(deck.wrong())
                .extracting(line -> line.line() + " " + line.reason())
                .containsExactly(
                        "3 has a prefix that begins with 0: no country does",
                        "4 has a prefix that is not one of 1 to 15 digits: 4 4",
                        "5 has no prefix; write default for all other numbers",
                        "6 has no price",
                        "7 has a price that is no plain decimal number: abc",
                        "8 has a negative price",
                        "9 has a price with more than 6 decimals",
                        "10 has a price that is too large",
                        "11 gives 1 another price than line 2",
                        "12 has a prefix that is not one of 1 to 15 digits: =1+1",
                        "13 has a prefix that is not one of 1 to 15 digits: 38\nx",
                        "15 has a quote that is never closed");
        assertThat(deck.applies()).isFalse();
        assertThat(deck.prices()).containsExactly(price("1", "0.015"));
    }

    @Test
    void refusesWhatIsNoDeck() {
        for (String text :
                List.of("", "\n\n", "PK\u0003\u0004", "a\0b", "name,price\nx,1", "prefix,rate per minute\n1,2")) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(read("prefix,price\n").applies()).isFalse();
    }

    @Test
    void countsWrongLinesBeyondThoseItLists() {
        RateDeck deck = read("prefix,price\n" + "x,1\n".repeat(500));
        assertThat(deck.wrong()).hasSize(RateDeck.MOST_WRONG);
        assertThat(deck.wrongLines()).isEqualTo(500);
    }

    @Test
    void readsBackWhatItWrites() {
        List<Price> prices = List.of(price("", "0.05"), price("1", "0.015"), price("447", "0.022"));
        assertThat(RateDeck.read(RateDeck.csv(prices).getBytes(StandardCharsets.UTF_8))
                        .prices())
                .isEqualTo(prices);
    }

    @Test
    void showsWhatChanges() {
        Tariff now =
                new Tariff(List.of(price("", "0.05"), price("1", "0.015"), price("1242", "0.9"), price("44", "0.018")));
        Tariff then = new Tariff(List.of(price("1", "0.015"), price("44", "0.02"), price("49", "0.03")));
        TariffChange preview = TariffChange.of(now, then);
        assertThat(preview.sentence()).isEqualTo("3 prefixes: 1 stay, 1 change, 1 are new, 2 go away");
        assertThat(preview.changes())
                .extracting(change -> change.prefix() + " " + change.word()
                        + change.decides().map(price -> " " + price.price()).orElse(""))
                .containsExactly(" goes away", "1242 goes away 0.015", "44 higher", "49 new");
        assertThat(now.digest()).isNotEqualTo(new Tariff(List.of()).digest());
        assertThat(preview.before())
                .isEqualTo("4 prefixes, digest " + now.digest() + ": default 0.05, 1242 0.9, 44 0.018, 49 none");
        assertThat(preview.after())
                .isEqualTo("3 prefixes, digest " + then.digest()
                        + ", 1 new, 1 changed, 2 gone: default none, 1242 none, 44 0.02, 49 0.03");
        assertThat(TariffChange.of(now, now).isEmpty()).isTrue();
    }

    @Test
    void logsTheFirstChangesOfALongDeckWithinOneEntry() {
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < 500; i++) prices.add(price("12025550000" + (1_000 + i), "0.000001"));
        TariffChange change = TariffChange.of(new Tariff(List.of()), new Tariff(prices));
        assertThat(change.after()).contains("500 new", "120255500001000 0.000001", "and 490 more");
        assertThat(change.after().length()).isLessThan(500);
        assertThat(change.before().length()).isLessThan(500);
    }
}
