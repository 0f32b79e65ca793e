package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class EndpointWatchTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final EndpointWatch watch = new EndpointWatch(new System.Logger() {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
            lines.add(text);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            lines.add(format);
        }
    });

    private void attempt(long account, String host, int minute, String outcome, Next next) {
        DueCallback callback = new DueCallback(
                31,
                account,
                1,
                "msg_1",
                new CallbackRequest.Get("https://" + host + "/cb?recipient=12015550123"),
                2,
                1,
                START,
                List.of());
        Instant at = START.plus(Duration.ofMinutes(minute));
        watch.attempted(callback, new DeliveryAttempt(2, at, Duration.ofMillis(9), 0, outcome), next);
    }

    private void fails(long account, String host, int minute) {
        attempt(account, host, minute, "timeout after 15 s", new Next.RetryAt(START));
    }

    @Test
    void logsAnEndpointThatFailsOnceAndOnceThatItIsBack() {
        for (int minute = 0; minute < 40; minute++) fails(7, "shop.example", minute);
        assertThat(lines)
                .containsExactly("callbacks of account 7 to shop.example fail since 2026-03-01T12:00:00Z:"
                        + " timeout after 15 s");
        assertThat(watch.failing()).isEqualTo(1);
        attempt(7, "shop.example", 41, "200", new Next.Delivered());
        attempt(7, "shop.example", 42, "200", new Next.Delivered());
        assertThat(lines).hasSize(2).last().isEqualTo("callbacks of account 7 to shop.example arrive again");
        assertThat(watch.failing()).isZero();
    }

    @Test
    void logsNothingOfASingleFailure() {
        for (int minute = 0; minute < 40; minute += 2) {
            fails(7, "shop.example", minute);
            fails(7, "shop.example", minute);
            attempt(7, "shop.example", minute + 1, "200", new Next.Delivered());
        }
        assertThat(lines).isEmpty();
        assertThat(watch.failing()).isZero();
    }

    @Test
    void keepsTheSameHostOfTwoAccountsApart() {
        fails(1, "gateway.example", 0);
        fails(2, "gateway.example", 0);
        fails(1, "gateway.example", 1);
        assertThat(watch.failing()).isZero();
        fails(1, "gateway.example", 2);
        assertThat(watch.failing()).isEqualTo(1);
    }

    @Test
    void logsNoMoreThanFiveEndpointsOfOneAccount() {
        for (int host = 0; host < 1_000; host++) {
            for (int minute = 0; minute < 4; minute++) fails(7, "host-" + host + ".dead", minute);
        }
        assertThat(lines).hasSize(5);
        assertThat(watch.failing()).isEqualTo(1_000);
        for (int minute = 0; minute < 4; minute++) fails(8, "other.example", minute);
        assertThat(lines).hasSize(6);
    }

    @Test
    void remembersNoMoreThanTenThousandEndpoints() {
        for (int host = 0; host < 10_500; host++) {
            for (int minute = 0; minute < 3; minute++) fails(host, "host.dead", minute);
        }
        assertThat(watch.failing()).isEqualTo(10_000);
    }

    @Test
    void logsTheDeathsOfAnAccountOnceAnHour() {
        for (int minute = 0; minute < 120; minute++) attempt(7, "a.example", minute, "500", new Next.Dead());
        assertThat(lines.stream().filter(line -> line.contains("is dead")))
                .hasSize(2)
                .first()
                .isEqualTo("callback 31 of account 7 is dead after attempt 2: 500; further ones of this account are not"
                        + " logged within the next hour");
    }

    /// A query contains the number that was called.
    @Test
    void logsNoPathAndNoQuery() {
        for (int minute = 0; minute < 9; minute++) fails(7, "shop.example", minute);
        attempt(7, "shop.example", 9, "500", new Next.Dead());
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("12015550123") || line.contains("/cb"));
    }

    @Test
    void takesARefusalOfFurtherCallbacksForAnAnswer() {
        for (int minute = 0; minute < 3; minute++) fails(7, "shop.example", minute);
        attempt(7, "shop.example", 4, "410", new Next.Unwanted());
        assertThat(watch.failing()).isZero();
    }
}
