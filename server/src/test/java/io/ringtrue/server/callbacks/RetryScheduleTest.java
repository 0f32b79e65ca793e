package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.outbound.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RandomGenerator RANDOM = new SplittableRandom(1);
    private static final RetrySchedule SCHEDULE = RetrySchedule.STANDARD;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void isDoneAfterA2xx(int status) {
        assertThat(next(1, status, "")).isInstanceOf(Next.Delivered.class);
    }

    @Test
    void stopsAtOnceWhenTheEndpointIsGone() {
        assertThat(next(1, 410, "")).isInstanceOf(Next.Dead.class);
    }

    @ParameterizedTest
    @CsvSource({"1,5", "2,300", "3,1800", "4,7200", "5,18000", "6,36000", "7,50400", "8,72000", "9,86400"})
    void waitsLongerEachTimeGiveOrTakeATenth(int attempt, long seconds) {
        for (int i = 0; i < 200; i++) {
            assertThat(wait(next(attempt, 500, "")).toMillis()).isBetween(seconds * 900, seconds * 1_100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 404, 429, 500, 503})
    void givesUpAfterTheTenthAttempt(int status) {
        assertThat(next(9, status, "")).isInstanceOf(Next.RetryAt.class);
        assertThat(next(10, status, "3")).isInstanceOf(Next.Dead.class);
        assertThat(next(11, status, "3")).isInstanceOf(Next.Dead.class);
    }

    @Test
    void triesAgainWhatWasRefusedOrNotReached() {
        assertThat(SCHEDULE.after(1, new HttpReply.Refused("x"), NOW, RANDOM)).isInstanceOf(Next.RetryAt.class);
        assertThat(SCHEDULE.after(1, new HttpReply.Failed("x"), NOW, RANDOM)).isInstanceOf(Next.RetryAt.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, 120",
        "503, 'Sun, 01 Mar 2026 12:10:00 GMT', 600",
        "429, 999999999, 86400",
        "503, 'Fri, 01 Mar 2030 12:10:00 GMT', 86400",
        "503, 'Mon, 05 Apr 2027 12:00:00 GMT', 86400",
        "429, 100000000000000000000, 86400",
        "503, 34560000, 86400",
        "429, 0000000000120, 120",
        "503, 'Sunday, 01-Mar-26 12:10:00 GMT', 600",
        "429, 'Sun Mar  1 12:10:00 2026', 600",
    })
    void waitsAsLongAsABusyEndpointAsksButNoMoreThanADay(int status, String retryAfter, long seconds) {
        assertThat(wait(next(1, status, retryAfter))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-5",
                "soon",
                "",
                "-100000000000000000000",
                "Sun, 01 Mar 2020 12:10:00 GMT",
                "Sunday, 01-Mar-20 12:10:00 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Mar  1 12:10:00 1970",
                "1.5",
                "+60",
                "60 s",
                "1e9",
                "٦٠",
                "NaN",
                "Sun, 01 Mar 2026 25:10:00 GMT",
                "0000000000000000000000"
            })
    void keepsToTheScheduleWhenTheWishIsShorterOrUnreadable(String retryAfter) {
        assertThat(wait(next(2, 429, retryAfter)).toSeconds()).isBetween(270L, 330L);
    }

    @Test
    void heedsRetryAfterOnlyFromBusyEndpoints() {
        assertThat(wait(next(1, 500, "3600")).toSeconds()).isLessThan(6);
    }

    @Property
    void readsAnyRetryAfterWithoutFailing(@ForAll String header) {
        assertThat(RetryAfter.parse(header, NOW).orElse(Duration.ZERO).isNegative())
                .isFalse();
    }

    @Property
    void neverSchedulesIntoThePast(
            @ForAll @IntRange(min = 1, max = 9) int attempt, @ForAll @IntRange(min = 300, max = 599) int status) {
        if (next(attempt, status, "") instanceof Next.RetryAt(Instant at))
            assertThat(at).isAfter(NOW);
    }

    @Test
    void refusesAScheduleWithoutAttempts() {
        assertThatThrownBy(() -> new RetrySchedule(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ofSeconds(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Next next(int attempt, int status, String retryAfter) {
        return SCHEDULE.after(attempt, new HttpReply.Answered(status, retryAfter), NOW, RANDOM);
    }

    private static Duration wait(Next next) {
        return Duration.between(NOW, ((Next.RetryAt) next).at());
    }
}
