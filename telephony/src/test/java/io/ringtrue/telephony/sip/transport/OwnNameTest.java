package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What we write into Via and Contact (RFC 3261 §18.1.1, RFC 3581 §3, RFC 3261 §19.1.1 for IPv6).
class OwnNameTest {
    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 192.0.2.7, UDP, 192.0.2.7:5070, 192.0.2.7:5070",
        "203.0.113.5, 192.0.2.7, UDP, 203.0.113.5:5070, 203.0.113.5:5070",
        "203.0.113.5, 0.0.0.0, TCP, 203.0.113.5:5070, 203.0.113.5:5070;transport=tcp",
        "'', 0.0.0.0, UDP, 198.51.100.1:5070, 198.51.100.1:5070",
        "2001:db8::1, 0.0.0.0, UDP, [2001:db8:0:0:0:0:0:1]:5070, [2001:db8:0:0:0:0:0:1]:5070",
        "'', 2001:db8::2, TCP, [2001:db8:0:0:0:0:0:2]:5070, [2001:db8:0:0:0:0:0:2]:5070;transport=tcp",
        "fe80::1%1, 0.0.0.0, UDP, [fe80:0:0:0:0:0:0:1]:5070, [fe80:0:0:0:0:0:0:1]:5070",
    })
    void namesTheAddressThePeerCanReach(
            String publicly, String bound, Transport transport, String sentBy, String contact) {
        OwnAddress own = new OwnAddress(
                Optional.of(publicly).filter(text -> !text.isEmpty()).map(OwnNameTest::address),
                address(bound),
                5070,
                _ -> Optional.of(address("198.51.100.1")),
                () -> 0);
        Hop peer = new Hop(transport, new InetSocketAddress(address("192.0.2.99"), 5060));
        assertThat(own.via(peer, "z9hG4bKx"))
                .isEqualTo("SIP/2.0/" + transport + " " + sentBy + ";branch=z9hG4bKx;rport");
        assertThat(own.contact(peer)).isEqualTo("<sip:ringtrue@" + contact + ">");
    }
}
