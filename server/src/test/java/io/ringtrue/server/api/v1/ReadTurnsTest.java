package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.http.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadTurnsTest {
    private final ReadTurns turns = new ReadTurns();

    @Test
    void anAccountReadsOnceAtATimeAndAnotherMeanwhile() throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> turns.take(1, () -> {
            within.countDown();
            return awaited(goOn) ? "slow" : "never";
        }));
        assertThat(within.await(1, TimeUnit.MINUTES)).isTrue();
        assertThatThrownBy(() -> turns.take(1, () -> "again"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
        assertThat(turns.take(2, () -> "other")).isEqualTo("other");
        goOn.countDown();
        assertThat(slow.get(1, TimeUnit.MINUTES)).isEqualTo("slow");
        assertThat(turns.take(1, () -> "again")).isEqualTo("again");
    }

    @Test
    void aReadThatFailsGivesItsTurnBack() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> turns.take(1, () -> {
                        throw new IllegalStateException("away");
                    }))
                    .hasMessage("away");
        }
        assertThat(turns.take(1, () -> "again")).isEqualTo("again");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
