package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy CLOSED = new AddressPolicy(List.of());
    private static final AddressPolicy WIDE_OPEN = policy("0.0.0.0/0", "::/0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.32.0.1",
                "172.15.255.255",
                "100.128.0.1",
                "192.0.1.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void letsPublicAddressesThrough(String address) {
        assertThat(CLOSED.objection(InetAddress.ofLiteral(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, a private address",
        "10.255.255.255, a private address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.1.1, a private address",
        "100.64.0.1, a carrier's shared address",
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "192.0.0.8, a reserved address",
        "192.0.2.1, a documentation address",
        "198.18.0.1, a benchmark address",
        "240.0.0.1, a reserved address",
        "::1, a loopback address",
        "fc00::1, a private address",
        "fdff::1, a private address",
        "fec0::1, a private address",
        "2001:db8::1, a documentation address",
        "3fff::1, a documentation address",
        "2001::1, a reserved address",
        "100::1, not a public address",
        "4000::1, not a public address",
        "64:ff9b:1::808:808, not a public address",
        "::808:808, not a public address",
    })
    void opensPrivateAddressesOnlyWhenToldTo(String address, String kind) {
        assertThat(CLOSED.objection(InetAddress.ofLiteral(address)))
                .hasValueSatisfying(why -> assertThat(why).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "::ffff:0:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "2001:0:a9fe:a9fe::1",
                "2001:0:808:808::5601:5601",
                "2606::5efe:169.254.169.254",
                "2606::200:5efe:169.254.169.254"
            })
    void neverOpensWhatNoSettingMayOpen(String address) {
        assertThat(CLOSED.objection(InetAddress.ofLiteral(address))).isPresent();
        assertThat(WIDE_OPEN.objection(InetAddress.ofLiteral(address))).isPresent();
    }

    @Test
    void opensExactlyTheNetworkNamed() {
        AddressPolicy policy = policy("127.0.0.1/32", "10.1.0.0/16", "fd12::/16");
        assertThat(Stream.of("127.0.0.1", "::ffff:127.0.0.1", "10.1.255.255", "fd12::9", "8.8.8.8")
                        .map(InetAddress::ofLiteral)
                        .flatMap(address -> policy.objection(address).stream()))
                .isEmpty();
        assertThat(Stream.of("127.0.0.2", "::1", "10.2.0.0", "10.0.255.255", "fd13::9")
                        .map(InetAddress::ofLiteral)
                        .filter(address -> policy.objection(address).isEmpty()))
                .isEmpty();
    }

    /// The operator may write the same hole in any of these ways.
    @ParameterizedTest
    @CsvSource({
        "::1/128, ::1",
        "::1, 0:0:0:0:0:0:0:1",
        "0::1/127, ::1",
        "::/96, ::1",
        "::ffff:127.0.0.1/128, 127.0.0.1",
        "::ffff:127.0.0.0/104, 127.9.9.9",
        "::ffff:127.0.0.1, ::ffff:127.0.0.1",
        "fd00::/8, fd12::9",
        "fec0::/10, fec0::1",
        "2001:db8::/32, 2001:db8::7",
        "64:ff9b:1::/48, 64:ff9b:1::808:808"
    })
    void opensIpv6Networks(String network, String address) {
        assertThat(policy(network).objection(InetAddress.ofLiteral(address))).isEmpty();
        assertThat(CLOSED.objection(InetAddress.ofLiteral(address))).isPresent();
    }

    @Test
    void opensNoIpv4NetworkWithIpv6Loopback() {
        for (String address : List.of("127.0.0.1", "::127.0.0.1", "::2", "::", "2002:7f00:1::", "::ffff:0:0:1")) {
            assertThat(policy("::1/128").objection(InetAddress.ofLiteral(address)))
                    .as(address)
                    .isPresent();
        }
    }

    @Property
    void judgesAnAddressAlikeHoweverItIsWrapped(@ForAll("wraps") byte[] prefix, @ForAll int address)
            throws UnknownHostException {
        byte[] four = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        byte[] six = new byte[16];
        System.arraycopy(prefix, 0, six, 0, prefix.length);
        System.arraycopy(four, 0, six, prefix.length, 4);
        if (CLOSED.objection(InetAddress.getByAddress(four)).isPresent()) {
            assertThat(CLOSED.objection(InetAddress.getByAddress(six))).isPresent();
        }
        // ::1 is the loopback address, not 0.0.0.1 in disguise: whoever opens everything opens it too.
        boolean loopback = six[0] == 0 && InetAddress.getByAddress(six).isLoopbackAddress();
        if (!loopback && WIDE_OPEN.objection(InetAddress.getByAddress(four)).isPresent()) {
            assertThat(WIDE_OPEN.objection(InetAddress.getByAddress(six))).isPresent();
        }
    }

    @Property
    void holdsInABlockWhatSharesItsLeadingBits(@ForAll int base, @ForAll int other, @ForAll("lengths") int bits)
            throws UnknownHostException {
        NetworkBlock block = new NetworkBlock(four(base), bits);
        boolean shared = bits == 0 || (base >>> (32 - bits)) == (other >>> (32 - bits));
        assertThat(block.contains(four(other))).isEqualTo(shared);
        assertThat(block.contains(four(base))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.com/8", "10.0.0/8/8", "fd00::/129"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> NetworkBlock.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("network");
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, 32);
    }

    @Provide
    Arbitrary<byte[]> wraps() {
        return Arbitraries.of(
                bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF),
                bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                bytes(0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0),
                bytes(0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0),
                bytes(0x20, 0x02),
                bytes(0x20, 0x01, 0, 0));
    }

    private static InetAddress four(int bits) throws UnknownHostException {
        return InetAddress.getByAddress(
                bytes((bits >> 24) & 0xFF, (bits >> 16) & 0xFF, (bits >> 8) & 0xFF, bits & 0xFF));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static AddressPolicy policy(String... networks) {
        return new AddressPolicy(Stream.of(networks).map(NetworkBlock::parse).toList());
    }
}
