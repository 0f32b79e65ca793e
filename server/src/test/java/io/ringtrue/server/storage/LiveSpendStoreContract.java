package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ledger.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class LiveSpendStoreContract extends StoreContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Money PRICE = Money.of("0.007");
    private static final Money LIMIT = Money.of("0.1");

    LiveSpendStoreContract(Engine engine) {
        super(engine);
    }

    private boolean book(String source, LocalDate day, String price) {
        return storage.liveSpend().book(source, day, Money.of(price), LIMIT);
    }

    private Money spent(String source, LocalDate day) {
        return new Money(tables().sql("SELECT spent FROM live_spend WHERE source = ? AND day = ?")
                .params(source, day.toEpochDay())
                .query(Long.class)
                .single());
    }

    @Test
    void booksUpToTheLimitAndNoFurther() {
        assertThat(book("hlr", TODAY, "0.06")).isTrue();
        assertThat(book("hlr", TODAY, "0.040001")).isFalse();
        assertThat(book("hlr", TODAY, "0.04")).isTrue();
        assertThat(book("hlr", TODAY, "0.000001")).isFalse();
        assertThat(spent("hlr", TODAY)).isEqualTo(LIMIT);
    }

    @Test
    void refusesAPriceAboveTheLimitAtOnce() {
        assertThat(book("hlr", TODAY, "0.100001")).isFalse();
        assertThat(storage.liveSpend().book("hlr", TODAY, PRICE, Money.ZERO)).isFalse();
    }

    @Test
    void countsEachSourceAndEachDayByItself() {
        assertThat(book("hlr", TODAY, "0.1")).isTrue();
        assertThat(book("enum", TODAY, "0.1")).isTrue();
        assertThat(book("hlr", TODAY.plusDays(1), "0.1")).isTrue();
    }

    @Test
    void isExactHoweverManyBookAtOnce() {
        List<Callable<Boolean>> booking = new ArrayList<>();
        for (int i = 0; i < 100; i++) booking.add(() -> storage.liveSpend().book("hlr", TODAY, PRICE, LIMIT));
        assertThat(together(booking)).filteredOn(booked -> booked).hasSize(14);
        assertThat(spent("hlr", TODAY)).isEqualTo(Money.of("0.098"));
    }

    @Test
    void remembersOverARestart() {
        assertThat(book("hlr", TODAY, "0.06")).isTrue();
        storage.close();
        storage = open("node-1");
        assertThat(book("hlr", TODAY, "0.06")).isFalse();
        assertThat(book("hlr", TODAY, "0.04")).isTrue();
    }
}
