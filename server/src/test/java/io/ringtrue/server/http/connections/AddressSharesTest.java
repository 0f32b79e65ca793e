package io.ringtrue.server.http.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may hold how many connections, without any socket.
class AddressSharesTest {
    private static final InetAddress PROXY = InetAddress.ofLiteral("192.0.2.200");

    private static AddressShares shares(int most) {
        return new AddressShares(most, PROXY::equals);
    }

    /// @param connection one of few, so that many end twice
    private record Event(boolean opens, int connection, int address) {}

    /// Beside a model that keeps each connection's address: connections that end twice, end before they began, or
    /// were refused.
    @Property(tries = 500)
    void countsAsAListOfConnectionsWould(
            @ForAll @IntRange(min = 1, max = 5) int most,
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 999) Integer> random) {
        AddressShares shares = shares(most);
        Map<Integer, Integer> open = new HashMap<>();
        int refused = 0;
        for (int number : random) {
            Event event = new Event(number % 3 > 0, number / 3 % 40, number / 120 % 4);
            if (!event.opens()) {
                shares.giveBack(event.connection());
                open.remove(event.connection());
            } else if (!open.containsKey(event.connection())) {
                boolean free = open.values().stream()
                                .filter(address -> address == event.address())
                                .count()
                        < most;
                assertThat(shares.take(event.connection(), InetAddress.ofLiteral("192.0.2." + event.address())))
                        .isEqualTo(free);
                if (free) open.put(event.connection(), event.address());
                else refused++;
            }
            assertThat(shares.held()).isEqualTo(open.size());
            assertThat(shares.refused()).isEqualTo(refused);
        }
        List.copyOf(open.keySet()).forEach(shares::giveBack);
        assertThat(shares.held()).isZero();
        assertThat(shares.holding()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::9, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::1, 0.0.0.0, false"
    })
    void knowsWhoIsOneCaller(String one, String other, boolean same) {
        AddressShares shares = shares(1);
        assertThat(shares.take("a", InetAddress.ofLiteral(one))).isTrue();
        assertThat(shares.take("b", InetAddress.ofLiteral(other))).isEqualTo(!same);
    }

    @Test
    void setsNoLimitForProxies() {
        AddressShares shares = shares(1);
        for (int i = 0; i < 10; i++) assertThat(shares.take(i, PROXY)).isTrue();
        assertThat(shares.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7/32", "10.0.0.0/8, 192.0.2.0/24", "192\\.0\\.2\\.\\d+"})
    void readsProxiesAsTheContainerDoes(String written) {
        assertThat(ProxyList.of(written).test(InetAddress.ofLiteral("192.0.2.7")))
                .isTrue();
        assertThat(ProxyList.of(written).test(InetAddress.ofLiteral("198.51.100.7")))
                .isFalse();
    }

    @Test
    void trustsNobodyWhenNoProxyIsNamed() {
        assertThat(ProxyList.of("").test(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }
}
