package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class SentFormsContract extends StoreContract {
    SentFormsContract(Engine engine) {
        super(engine);
    }

    @Test
    void takesEachFormOnce() {
        assertThat(storage.sentForms().first("abc", NOW)).isTrue();
        assertThat(storage.sentForms().first("abc", NOW.plusSeconds(1))).isFalse();
        assertThat(storage.sentForms().first("abd", NOW)).isTrue();
    }

    @Test
    void takesOneOfThoseSentAtTheSameTime() {
        List<Callable<Boolean>> tries = IntStream.range(0, 8)
                .mapToObj(_ -> (Callable<Boolean>) () -> storage.sentForms().first("same", NOW))
                .toList();

        assertThat(together(tries)).filteredOn(first -> first).hasSize(1);
    }

    @Test
    void forgetsFormsThatNobodyCanSendAnyMore() {
        storage.sentForms().first("old", NOW);

        assertThat(storage.sentForms().first("other", NOW.plus(Duration.ofDays(8))))
                .isTrue();
        assertThat(storage.sentForms().first("old", NOW.plus(Duration.ofDays(8))))
                .isTrue();
    }
}
