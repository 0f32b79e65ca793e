package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkLineTest {
    private long now;

    private TrunkLine line(String uri, int maxCalls, int callsPerSecond) {
        Trunk trunk = new Trunk(
                "main", uri, "", Trunk.Password.NONE, "+1", 1, maxCalls, callsPerSecond, List.of("pcmu"), List.of());
        return new TrunkLine(trunk, () -> now);
    }

    @Test
    void takesNoMoreCallsThanItHolds() {
        TrunkLine line = line("sip:127.0.0.1", 2, 100);
        assertThat(line.tryTake()).isTrue();
        assertThat(line.tryTake()).isTrue();
        assertThat(line.tryTake()).isFalse();
        line.giveBack();
        assertThat(line.tryTake()).isTrue();
    }

    @Test
    void takesNoMoreCallsASecondThanAllowed() {
        TrunkLine line = line("sip:127.0.0.1", 100, 2);
        assertThat(line.tryTake()).isTrue();
        assertThat(line.tryTake()).isTrue();
        assertThat(line.tryTake()).isFalse();
        now += TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(line.tryTake()).isTrue();
        assertThat(line.tryTake()).isFalse();
    }

    @Test
    void restsAsLongAsItAskedFor() {
        TrunkLine line = line("sip:127.0.0.1", 1, 100);
        line.rest(Duration.ofSeconds(5));
        assertThat(line.tryTake()).isFalse();
        now += TimeUnit.SECONDS.toNanos(5);
        assertThat(line.tryTake()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carrier.example", "tel:+1", "sips:carrier.example", "sip:a b", "sip:x;transport=sctp"})
    void refusesAUriItCannotUseAndNamesTrunkAndUri(String uri) {
        assertThatThrownBy(() -> line(uri, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trunk main")
                .hasMessageContaining('"' + uri + '"');
    }

    @Test
    void keepsTheTrunksThereWereWhenANewOneCannotBeRead() {
        TrunkLines lines = new TrunkLines();
        lines.replace(List.of(TestDialer.trunk(5060, false)));
        assertThatThrownBy(() -> lines.replace(List.of(new Trunk(
                        "bad", "nonsense", "", Trunk.Password.NONE, "+1", 1, 1, 1, List.of("pcmu"), List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lines.inOrder()).extracting(TrunkLine::name).containsExactly("main");
    }
}
