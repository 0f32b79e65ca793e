package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress FIRST = InetAddress.ofLiteral("198.51.100.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("198.51.100.2");

    private Optional<InetAddress> route = Optional.empty();
    private long now;
    private final OwnAddress own =
            new OwnAddress(Optional.empty(), InetAddress.ofLiteral("0.0.0.0"), 5060, _ -> route, () -> now);

    @Test
    void asksAgainAfterThereWasNoRoute() {
        assertThat(own.towards(PEER)).isEqualTo(InetAddress.getLoopbackAddress());
        route = Optional.of(FIRST);
        assertThat(own.towards(PEER)).isEqualTo(FIRST);
    }

    @Test
    void keepsARouteForAMinute() {
        route = Optional.of(FIRST);
        assertThat(own.towards(PEER)).isEqualTo(FIRST);
        route = Optional.of(SECOND);
        now += TimeUnit.SECONDS.toNanos(60) - 1;
        assertThat(own.towards(PEER)).isEqualTo(FIRST);
        now++;
        assertThat(own.towards(PEER)).isEqualTo(SECOND);
    }

    /// A far end names a new address in each Contact.
    @Test
    void remembersNoMorePeersThanThereAreTrunks() {
        route = Optional.of(FIRST);
        for (int i = 0; i < 5_000; i++) {
            assertThat(own.towards(InetAddress.ofLiteral("10.0." + i / 250 + "." + i % 250)))
                    .isEqualTo(FIRST);
            assertThat(own.routes()).isLessThanOrEqualTo(1_000);
        }
    }
}
