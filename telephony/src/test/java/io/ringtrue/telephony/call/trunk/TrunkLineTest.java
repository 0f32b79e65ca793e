package io.ringtrue.telephony.call.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.TestDialer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrunkLineTest {
    private long now;
    private int lookUps;
    private String found = "127.0.0.1";

    private TrunkLine line(String uri, int maxCalls, int callsPerSecond) {
        Trunk trunk = new Trunk(
                "main",
                Map.of(
                        TrunkSetting.URI,
                        uri,
                        TrunkSetting.MAX_CALLS,
                        maxCalls,
                        TrunkSetting.CALLS_PER_SECOND,
                        callsPerSecond));
        return new TrunkLine(trunk, this::addresses, () -> now);
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        lookUps++;
        if (found.isEmpty()) throw new UnknownHostException(host);
        return List.of(InetAddress.ofLiteral(found));
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

    @Test
    void asksTheNameServiceOnlyWhenTold() {
        TrunkLine line = line("sip:carrier.example", 1, 100);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(hostOf(line)).isEqualTo("127.0.0.1");
        assertThat(line.isAt(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        assertThat(lookUps).isEqualTo(1);
        found = "";
        line.lookUp();
        assertThat(hostOf(line)).as("known before").isEqualTo("127.0.0.1");
    }

    @Test
    void hearsATrunkThatMovedForFiveMinutesWhereItWas() {
        TrunkLine line = line("sip:carrier.example", 1, 100);
        found = "127.0.0.2";
        line.lookUp();
        assertThat(hostOf(line)).isEqualTo("127.0.0.2");
        now += TimeUnit.MINUTES.toNanos(5);
        line.lookUp();
        assertThat(line.isAt(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        now++;
        assertThat(line.isAt(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
        assertThat(line.isAt(InetAddress.ofLiteral("127.0.0.2"))).isTrue();
    }

    private static String hostOf(TrunkLine line) {
        return line.hop().orElseThrow().address().getAddress().getHostAddress();
    }

    @Test
    void triesATrunkThatDidNotAnswerAfterTheOthers() {
        TrunkLines lines = new TrunkLines();
        lines.replace(List.of(TestDialer.trunk("first", 5060, false, 1), TestDialer.trunk("second", 5060, false, 2)));
        lines.inOrder().getFirst().doubt(Duration.ofHours(1));
        assertThat(lines.inOrder()).extracting(TrunkLine::name).containsExactly("second", "first");
        assertThat(lines.inOrder().getLast().tryTake()).isTrue();
    }

    @Test
    void trustsATrunkAgainAfterAWhile() {
        TrunkLine line = line("sip:127.0.0.1", 1, 100);
        assertThat(line.isDoubtful()).isFalse();
        line.doubt(Duration.ofSeconds(30));
        assertThat(line.isDoubtful()).isTrue();
        now += TimeUnit.SECONDS.toNanos(30);
        assertThat(line.isDoubtful()).isFalse();
    }

    @Test
    void callsAnonymouslyWithoutACallerId() {
        assertThat(line("sip:carrier.example:5080", 1, 1).callerAddress()).isEqualTo("sip:anonymous@anonymous.invalid");
        assertThat(new TrunkLine(TestDialer.trunk(5060, false), this::addresses, () -> now).callerAddress())
                .isEqualTo("sip:+12015550100@127.0.0.1:5060");
    }
}
