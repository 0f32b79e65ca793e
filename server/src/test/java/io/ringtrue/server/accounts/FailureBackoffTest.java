package io.ringtrue.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureBackoffTest {
    private static final Instant NOW = Instant.parse("2026-06-06T08:02:17Z");
    private final FailureBackoff backoff = new FailureBackoff(Clock.fixed(NOW, ZoneOffset.UTC));

    private static FailureBackoff.Key from(String address) {
        return new FailureBackoff.Key("api-key", "acme", address);
    }

    private void fail(int times, boolean weak) {
        for (int i = 0; i < times; i++) backoff.failed(from("192.0.2.1"), weak);
    }

    @Test
    void aFewFailuresCostNothing() {
        fail(10, false);
        assertThat(backoff.wait(from("192.0.2.1"))).isEmpty();
    }

    @Test
    void countsOneNetworkOfIpv6AsOneAddress() {
        for (int host = 0; host < 11; host++) {
            backoff.failed(from("2001:db8:1:2::" + Integer.toHexString(host)), false);
        }
        assertThat(backoff.wait(from("2001:db8:1:2:ffff::1"))).contains(Duration.ofSeconds(2));
        assertThat(backoff.wait(from("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void eachFurtherOneDoublesTheWaitUpToAQuarterOfAnHour() {
        fail(11, false);
        assertThat(backoff.wait(from("192.0.2.1"))).contains(Duration.ofSeconds(2));
        fail(1, false);
        assertThat(backoff.wait(from("192.0.2.1"))).contains(Duration.ofSeconds(4));
        fail(100, false);
        assertThat(backoff.wait(from("192.0.2.1"))).contains(Duration.ofMinutes(15));
    }

    @Test
    void weakSecretsHaveFewerTries() {
        fail(4, true);
        assertThat(backoff.wait(from("192.0.2.1"))).isPresent();
    }

    @Test
    void anotherAddressIsNotAffected() {
        fail(50, false);
        assertThat(backoff.wait(from("192.0.2.2"))).isEmpty();
    }

    @Test
    void successForgets() {
        fail(50, false);
        backoff.succeeded(from("192.0.2.1"));
        assertThat(backoff.wait(from("192.0.2.1"))).isEmpty();
    }
}
