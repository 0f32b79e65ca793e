package io.ringtrue.telephony.call.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.TestDialer;
import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trunks that are set, changed and removed while calls go over them.
class TrunkLinesTest {
    private final TrunkLines lines = new TrunkLines();

    private static Trunk trunk(String name, int port, int priority) {
        return TestDialer.trunk(name, port, false, priority);
    }

    private List<String> order() {
        return lines.inOrder().stream().map(TrunkLine::name).toList();
    }

    @Test
    void comesLowestPriorityFirstAndElseAsConfigured() {
        lines.replace(List.of(trunk("d", 5064, 2), trunk("a", 5061, 1), trunk("c", 5063, 2), trunk("b", 5062, 0)));
        assertThat(order()).containsExactly("b", "a", "d", "c");
        lines.inOrder().get(1).doubt(Duration.ofHours(1));
        assertThat(order()).containsExactly("b", "d", "c", "a");
        lines.inOrder().getFirst().doubt(Duration.ofHours(1));
        assertThat(order()).as("the doubtful in their own order").containsExactly("d", "c", "b", "a");
    }

    @Test
    void aTrunkThatStaysAsItWasKeepsItsCalls() {
        lines.replace(List.of(trunk("a", 5061, 1)));
        TrunkLine line = lines.inOrder().getFirst();
        assertThat(line.tryTake()).isTrue();
        int room = lines.room();
        lines.replace(List.of(trunk("a", 5061, 1), trunk("b", 5062, 2)));
        assertThat(lines.inOrder().getFirst()).isSameAs(line);
        assertThat(lines.room()).isEqualTo(room + 10);
        lines.replace(List.of(trunk("a", 5061, 5)));
        assertThat(lines.inOrder().getFirst())
                .as("another setting, another line")
                .isNotSameAs(line);
        assertThat(lines.room()).isEqualTo(10);
    }

    /// SIP of a call that is still up must be heard after its trunk was removed, and not after the call.
    @Test
    void aTrunkThatWasRemovedIsHeardAsLongAsItHasCalls() {
        InetAddress there = InetAddress.ofLiteral("127.0.0.1");
        lines.replace(List.of(trunk("a", 5061, 1)));
        TrunkLine line = lines.inOrder().getFirst();
        line.tryTake();
        lines.replace(List.of());
        assertThat(order()).isEmpty();
        assertThat(lines.isHeard(there)).isTrue();
        assertThat(lines.isHeard(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        lines.replace(List.of());
        assertThat(lines.isHeard(there)).as("still").isTrue();
        line.giveBack();
        lines.replace(List.of());
        assertThat(lines.isHeard(there)).isFalse();
    }

    @Test
    void withoutTrunksEveryCallFindsRoomToFail() {
        assertThat(lines.room()).isEqualTo(Integer.MAX_VALUE);
        lines.replace(List.of(trunk("a", 5061, 1)));
        TrunkLine line = lines.inOrder().getFirst();
        assertThat(lines.room()).isEqualTo(10);
        line.rest(Duration.ofHours(1));
        assertThat(lines.room()).isZero();
        assertThat(line.tryTake()).isFalse();
    }

    /// Calls at once and calls a second both bound the room.
    @ParameterizedTest
    @CsvSource({"5, 100, 0, 5", "5, 100, 3, 2", "5, 100, 5, 0", "100, 5, 0, 5", "100, 5, 3, 2", "100, 5, 9, 0"})
    void roomIsWhatBothLimitsLeave(int maxCalls, int perSecond, int begun, int room) {
        Trunk trunk = trunk("a", 5061, 1)
                .with(Map.of(TrunkSetting.MAX_CALLS, maxCalls, TrunkSetting.CALLS_PER_SECOND, perSecond));
        TrunkLine line = new TrunkLine(trunk, _ -> List.of(InetAddress.getLoopbackAddress()), () -> 0);
        for (int i = 0; i < begun; i++) line.tryTake();
        assertThat(line.room()).isEqualTo(room);
    }

    /// What an operator writes, and where the INVITE goes.
    @ParameterizedTest
    @CsvSource({
        "sip:carrier.example, UDP, 5060, sip:+1201@carrier.example",
        "sip:carrier.example:5080, UDP, 5080, sip:+1201@carrier.example:5080",
        "sip:carrier.example;transport=tcp, TCP, 5060, sip:+1201@carrier.example",
        "sip:[2001:db8::1]:5070;transport=UDP, UDP, 5070, sip:+1201@[2001:db8::1]:5070",
    })
    void theUriSaysWhereInvitesGo(String uri, Transport transport, int port, String address) {
        InetAddress found = InetAddress.ofLiteral("192.0.2.1");
        Trunk trunk =
                trunk("a", 5061, 1).with(Map.of(TrunkSetting.URI, uri, TrunkSetting.CODECS, List.of("pcma", "pcmu")));
        TrunkLine line = new TrunkLine(trunk, _ -> List.of(found, InetAddress.ofLiteral("192.0.2.2")), () -> 0);
        assertThat(line.hop()).isEqualTo(Optional.of(new Hop(transport, new InetSocketAddress(found, port))));
        assertThat(line.addressOf("+1201")).isEqualTo(address);
        assertThat(line.codecs()).containsExactly(Codec.PCMA, Codec.PCMU);
        assertThat(line.isAt(InetAddress.ofLiteral("192.0.2.2")))
                .as("every address of the host")
                .isTrue();
    }

    @Test
    void otherMachinesOfTheTrunkAreItsNetworks() {
        Trunk trunk = trunk("a", 5061, 1)
                .with(Map.of(
                        TrunkSetting.SIGNALLING_NETWORKS,
                        List.of("198.51.100.0/25"),
                        TrunkSetting.STRICT_SOURCE,
                        true));
        TrunkLine line = new TrunkLine(trunk, _ -> List.of(InetAddress.ofLiteral("192.0.2.1")), () -> 0);
        assertThat(line.sources().isStrict()).isTrue();
        assertThat(line.sources().listed().test(InetAddress.ofLiteral("198.51.100.127")))
                .isTrue();
        assertThat(line.sources().listed().test(InetAddress.ofLiteral("198.51.100.128")))
                .isFalse();
        assertThat(line.sources().listed().test(InetAddress.ofLiteral("192.0.2.1")))
                .isTrue();
    }
}
