package io.ringtrue.server.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.server.reports.HourOfCalls.Matches;
import io.ringtrue.server.reports.HourOfCalls.Ringing;
import io.ringtrue.server.reports.HourOfCalls.TrunkCalls;
import io.ringtrue.server.reports.HourOfCalls.TrunkFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrunkRowTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:59:00Z");

    private static TrunkLamp lamp(TrunkLamp.State state) {
        return new TrunkLamp("main", false, 200, 23, state);
    }

    @Test
    void saysHowATrunkDoes() {
        Ringing ringing = new Ringing(380, Duration.ofMillis(1_230), Duration.ofMillis(2_310));
        TrunkRow row = TrunkRow.of(
                lamp(TrunkLamp.State.TAKES_CALLS),
                Optional.of(new TrunkCalls("main", 1410, 1193, Optional.of(ringing))),
                Optional.of(new TrunkFailure(NOW.minusSeconds(1080), 503)),
                NOW);
        assertThat(row.answered()).isEqualTo("84.6 % of 1,410");
        assertThat(row.ringing()).isEqualTo("1.23 s, p95 2.31 s");
        assertThat(row.failure()).isEqualTo("SIP 503 at 02:41");
        assertThat(row.state()).isEqualTo("Carries calls");
        assertThat(row.share()).isEqualTo(11);
    }

    @Test
    void doesNotSayZeroForWhatIsNotKnown() {
        TrunkRow row = TrunkRow.of(
                lamp(TrunkLamp.State.SILENT),
                Optional.empty(),
                Optional.of(new TrunkFailure(NOW.minusSeconds(200_000), 0)),
                NOW);
        assertThat(row.answered()).isEqualTo("–");
        assertThat(row.ringing()).isEqualTo("–");
        assertThat(row.state()).isEqualTo("Did not answer");
        assertThat(row.failure()).isEqualTo("no answer at 25 Nov, 19:25");
    }

    @Test
    void joinsNumbersOfOneCountry() {
        List<CountryRate> rates = CountryRate.of(
                List.of(
                        new Matches("+12015106000", 10, 8),
                        new Matches("+1415510****", 5, 1),
                        new Matches("+14165106000", 6, 6)),
                CompiledNumbers.load());
        assertThat(rates).containsExactly(new CountryRate("United States", 15, 9), new CountryRate("Canada", 6, 6));
        assertThat(rates.getFirst().share()).isEqualTo(60);
    }
}
