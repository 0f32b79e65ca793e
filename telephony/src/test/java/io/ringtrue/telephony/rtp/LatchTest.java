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

/// From which source a stream accepts packets. Cases: port, address or both change, with and without media
/// networks, behind a NAT, with SRTP, with a new SDP; two sources at once; the old source coming back.
class LatchTest {
    private static final InetSocketAddress AGREED = at("198.51.100.9", 4_000);
    private static final InetAddress TRUNK = InetAddress.ofLiteral("203.0.113.1");
    private static final List<Network> INSIDE = List.of(Network.parse("203.0.113.0/24"));

    private final Latch latch = new Latch();
    private long now = 5_000_000_000L;

    @Test
    void hearsTheAddressDescribedFromWhateverPortAndThenNoOtherPort() {
        agreed(AGREED, List.of());
        assertThat(latch.target()).isEqualTo(AGREED);
        assertThat(admits("203.0.113.1", 4_000)).isFalse();
        assertThat(admits("198.51.100.9", 4_444)).isTrue();
        assertThat(latch.target()).isEqualTo(at("198.51.100.9", 4_444));
        assertThat(admits("198.51.100.9", 4_445)).isFalse();
    }

    @Test
    void whatIsExactlyAsDescribedWinsOverWhoeverWasQuicker() {
        agreed(AGREED, List.of());
        assertThat(admits("198.51.100.9", 4_444)).isTrue();
        assertThat(admits("198.51.100.9", 4_000)).isTrue();
        assertThat(latch.target()).isEqualTo(AGREED);
        assertThat(admits("198.51.100.9", 4_444)).isFalse();
    }

    @Test
    void withMediaNetworksOnlyTheirsCounts() {
        agreed(AGREED, INSIDE);
        assertThat(latch.target()).as("described outside the networks").isNull();
        assertThat(admits("198.51.100.9", 4_000)).isFalse();
        assertThat(admits("203.0.113.7", 9)).isTrue();
        assertThat(latch.target()).isEqualTo(at("203.0.113.7", 9));
        assertThat(admits("203.0.113.8", 9)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.2", "10.1.1.1", "172.31.0.1", "100.64.3.3", "0.0.0.0", "fd00::1", "fe80::1"})
    void behindANatOnlyTheTrunksOwnAddressCounts(String described) {
        agreed(at(described, 4_000), List.of());
        assertThat(admits("198.51.100.66", 7)).as("a stranger's keys").isFalse();
        assertThat(admits("203.0.113.1", 7)).isTrue();
        assertThat(admits("203.0.113.2", 7)).isFalse();
    }

    @Test
    void aNewDescriptionLatchesAnewTheSameDoesNot() {
        agreed(AGREED, List.of());
        assertThat(admits("198.51.100.9", 1)).isTrue();
        agreed(AGREED, List.of());
        assertThat(admits("198.51.100.9", 2)).isFalse();
        agreed(at("198.51.100.9", 4_002), List.of());
        assertThat(admits("198.51.100.9", 2)).isTrue();
    }

    @Test
    void hearsNobodyBeforeItIsTold() {
        assertThat(latch.admits(AGREED, now, false)).isFalse();
        assertThat(latch.admits(AGREED, now, true)).isFalse();
        assertThat(latch.target()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.9", "203.0.113.1"})
    void anotherPortOrTheTrunksOwnAddressTakesOverOnceTheSourceIsSilent(String address) {
        agreed(AGREED, List.of());
        speaksFrom("198.51.100.9", 4_444, 10);
        pass(180);
        assertThat(admits(address, 5_000)).as("after nine packet times").isFalse();
        pass(20);
        assertThat(admits(address, 5_000)).isTrue();
        assertThat(latch.target()).isEqualTo(at(address, 5_000));
        assertThat(admits("198.51.100.9", 4_444)).as("the old one").isFalse();
    }

    @Test
    void theSilenceIsCountedInThePacketTimesOfTheFarEnd() {
        latch.agreed(AGREED, List.of(), TRUNK, 60);
        speaksFrom("198.51.100.9", 4_444, 3);
        pass(590);
        assertThat(admits("198.51.100.9", 5_000)).isFalse();
        pass(10);
        assertThat(admits("198.51.100.9", 5_000)).isTrue();
    }

    @Test
    void anotherAddressTakesOverOnlyWithinTheMediaNetworks() {
        agreed(at("203.0.113.7", 4_000), INSIDE);
        speaksFrom("203.0.113.7", 4_000, 10);
        pass(1_000);
        assertThat(admits("198.51.100.9", 5_000)).as("outside").isFalse();
        assertThat(admits("203.0.113.99", 5_000)).isTrue();
    }

    @Test
    void aStrangerNeverTakesOverHoweverLongTheSilence() {
        agreed(AGREED, List.of());
        speaksFrom("198.51.100.9", 4_444, 10);
        pass(60_000);
        assertThat(admits("198.51.100.10", 4_444)).isFalse();
        assertThat(admits("198.51.100.9", 4_444)).isTrue();
    }

    /// Ten seconds of two other sources: one at the same address, one elsewhere.
    @Test
    void whoeverElseSpeaksIsNeverHeardAndStopsNothingWhileTheSourceSpeaks() {
        agreed(AGREED, List.of());
        assertThat(admits("198.51.100.9", 4_444)).isTrue();
        for (int packet = 0; packet < 500; packet++) {
            for (int i = 0; i < 3; i++) {
                assertThat(admits("198.51.100.9", 6_666)).isFalse();
                assertThat(admits("198.51.100.66", 6_666)).isFalse();
            }
            pass(20);
            assertThat(admits("198.51.100.9", 4_444)).isTrue();
            assertThat(latch.target()).isEqualTo(at("198.51.100.9", 4_444));
        }
    }

    @Test
    void whatIsAuthenticTakesOverAtOnceButNotFromOutsideTheMediaNetworks() {
        agreed(AGREED, List.of());
        speaksFrom("198.51.100.9", 4_444, 10);
        assertThat(latch.admits(at("192.0.2.77", 5_000), now, true)).isTrue();
        assertThat(latch.target()).isEqualTo(at("192.0.2.77", 5_000));
        agreed(at("203.0.113.7", 4_000), INSIDE);
        assertThat(latch.admits(at("192.0.2.77", 5_000), now, true)).isFalse();
        assertThat(latch.admits(at("203.0.113.70", 5_000), now, true)).isTrue();
    }

    @Test
    void theSourceDescribedComesBackAtOnce() {
        agreed(AGREED, List.of());
        speaksFrom("198.51.100.9", 4_000, 3);
        pass(200);
        assertThat(admits("198.51.100.9", 5_000)).isTrue();
        assertThat(admits("198.51.100.9", 4_000)).isTrue();
        assertThat(latch.target()).isEqualTo(AGREED);
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

    private void agreed(InetSocketAddress remote, List<Network> networks) {
        latch.agreed(remote, networks, TRUNK, 20);
    }

    private boolean admits(String address, int port) {
        return latch.admits(at(address, port), now, false);
    }

    private void speaksFrom(String address, int port, int packets) {
        for (int i = 0; i < packets; i++) {
            pass(20);
            assertThat(admits(address, port)).isTrue();
        }
    }

    private void pass(int millis) {
        now += millis * 1_000_000L;
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }
}
