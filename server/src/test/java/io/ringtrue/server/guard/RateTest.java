package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Test
    void readsCountAndDuration() {
        assertThat(Rate.of("5/10m")).isEqualTo(new Rate(5, Duration.ofMinutes(10)));
        assertThat(Rate.of("10/24h")).isEqualTo(new Rate(10, Duration.ofDays(1)));
        assertThat(Rate.of("600/1m")).hasToString("600 in 1 min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "/10m", "0/1m", "5/10", "5/10w", "-5/1m", "5.5/1m"})
    void refusesAnythingElseAndSaysHowToWriteIt(String text) {
        assertThatThrownBy(() -> Rate.of(text)).hasMessageContaining("write count/duration, such as 5/10m");
    }
}
