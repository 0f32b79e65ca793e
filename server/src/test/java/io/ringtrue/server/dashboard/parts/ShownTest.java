package io.ringtrue.server.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void writesExactAmountsWithThousandsApart() {
        assertThat(Shown.amount(Money.of("1284.615"))).isEqualTo("1,284.615");
        assertThat(Shown.amount(Money.of("0.000001"))).isEqualTo("0.000001");
        assertThat(Shown.amount(Money.of("1000000"))).isEqualTo("1,000,000");
        assertThat(Shown.amount(Money.ZERO)).isEqualTo("0");
        assertThat(Shown.amount(new Money(Long.MAX_VALUE))).isEqualTo("9,223,372,036,854.775807");
        assertThat(Shown.change(-15_000)).isEqualTo("−0.015");
        assertThat(Shown.change(1_000_000_000)).isEqualTo("+1,000");
    }

    @Test
    void makesARuleASentence() {
        assertThat(Shown.sentence("must be given")).isEqualTo("It must be given.");
        assertThat(Shown.sentence("callbacks may not go there.")).isEqualTo("Callbacks may not go there.");
        assertThat(Shown.sentence("")).isEmpty();
    }

    @Test
    void writesTimesAsPagesShowThem() {
        Instant now = Instant.parse("2026-11-28T02:59:30Z");
        assertThat(Times.of(Instant.parse("2026-11-28T00:00:01Z"), now)).isEqualTo("00:00:01");
        assertThat(Times.of(Instant.parse("2026-11-27T23:59:59Z"), now)).isEqualTo("27 Nov, 23:59:59");
        assertThat(Times.of(Instant.parse("2025-11-27T23:59:59Z"), now)).isEqualTo("27 Nov 2025, 23:59");
        assertThat(Times.ago(now.minusSeconds(2), now)).isEqualTo("just now");
        assertThat(Times.ago(now.minusSeconds(59), now)).isEqualTo("59 s ago");
        assertThat(Times.ago(now.minusSeconds(3_599), now)).isEqualTo("59 min ago");
        assertThat(Times.ago(now.minusSeconds(3_600), now)).isEqualTo("28 Nov, 01:59:30");
    }

    @Test
    void cutsLongTextsAndNeverACharacter() {
        assertThat(Shown.text("a".repeat(200))).hasSize(200);
        assertThat(Shown.text("a".repeat(199) + "😀b")).isEqualTo("a".repeat(199) + "…");
        assertThat(Shown.text("a".repeat(500))).hasSize(201);
    }
}
