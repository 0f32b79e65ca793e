package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatchTest {
    private static final InetSocketAddress TOLD = at("198.51.100.9", 4_000);
    private static final InetAddress TRUNK = InetAddress.ofLiteral("203.0.113.1");
    private static final List<Network> INSIDE = List.of(Network.parse("203.0.113.0/24"));

    private final Latch latch = new Latch();

    @Test
    void hearsTheAddressDescribedFromWhateverPortAndThenNoOtherPort() {
        latch.told(TOLD, List.of(), TRUNK);
        assertThat(latch.target()).isEqualTo(TOLD);
        assertThat(latch.admits(at("203.0.113.1", 4_000))).isFalse();
        assertThat(latch.admits(at("198.51.100.9", 4_444))).isTrue();
        assertThat(latch.target()).isEqualTo(at("198.51.100.9", 4_444));
        assertThat(latch.admits(at("198.51.100.9", 4_445))).isFalse();
    }

    @Test
    void whatIsExactlyAsDescribedWinsOverWhoeverWasQuicker() {
        latch.told(TOLD, List.of(), TRUNK);
        assertThat(latch.admits(at("198.51.100.9", 4_444))).isTrue();
        assertThat(latch.admits(TOLD)).isTrue();
        assertThat(latch.target()).isEqualTo(TOLD);
        assertThat(latch.admits(at("198.51.100.9", 4_444))).isFalse();
    }

    @Test
    void withMediaNetworksOnlyTheirsCounts() {
        latch.told(TOLD, INSIDE, TRUNK);
        assertThat(latch.target()).as("described outside the networks").isNull();
        assertThat(latch.admits(TOLD)).isFalse();
        assertThat(latch.admits(at("203.0.113.7", 9))).isTrue();
        assertThat(latch.target()).isEqualTo(at("203.0.113.7", 9));
        assertThat(latch.admits(at("203.0.113.8", 9))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.2", "10.1.1.1", "172.31.0.1", "100.64.3.3", "0.0.0.0", "fd00::1", "fe80::1"})
    void behindANatOnlyTheTrunksOwnAddressCounts(String described) {
        latch.told(at(described, 4_000), List.of(), TRUNK);
        assertThat(latch.admits(at("198.51.100.66", 7))).as("a stranger's keys").isFalse();
        assertThat(latch.admits(at("203.0.113.1", 7))).isTrue();
        assertThat(latch.admits(at("203.0.113.2", 7))).isFalse();
    }

    @Test
    void aNewDescriptionLatchesAnewTheSameDoesNot() {
        latch.told(TOLD, List.of(), TRUNK);
        assertThat(latch.admits(at("198.51.100.9", 1))).isTrue();
        latch.told(TOLD, List.of(), TRUNK);
        assertThat(latch.admits(at("198.51.100.9", 2))).isFalse();
        latch.told(at("198.51.100.9", 4_002), List.of(), TRUNK);
        assertThat(latch.admits(at("198.51.100.9", 2))).isTrue();
    }

    @Test
    void hearsNobodyBeforeItIsTold() {
        assertThat(latch.admits(TOLD)).isFalse();
        assertThat(latch.target()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void networksContainWhatTheirBitsSay(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carrier.example/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8"})
    void namesTheNetworkItCannotRead(String network) {
        assertThatThrownBy(() -> Network.parse(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network: \"" + network + "\"");
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }
}
