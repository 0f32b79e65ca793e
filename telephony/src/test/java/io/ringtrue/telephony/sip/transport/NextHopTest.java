package io.ringtrue.telephony.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where requests within a dialog are sent. Cases: every scope of Contact with every scope of source, both
/// transports, names, other schemes, other address families.
class NextHopTest {
    private static Hop hop(String transport, String address, int port) {
        return new Hop(Transport.valueOf(transport), new InetSocketAddress(InetAddress.ofLiteral(address), port));
    }

    /// The source's port is 5062.
    @ParameterizedTest
    @CsvSource({
        // the Contact can be reached
        "UDP, 203.0.113.1, sip:x@203.0.113.9:5070, 203.0.113.9, 5070",
        "UDP, 203.0.113.1, sip:203.0.113.9, 203.0.113.9, 5060",
        "UDP, 10.0.0.1, sip:x@203.0.113.9:5070, 203.0.113.9, 5070",
        "UDP, 10.0.0.1, sip:x@10.9.9.9:5070, 10.9.9.9, 5070",
        "UDP, 10.0.0.1, sip:x@192.168.1.9:5070, 192.168.1.9, 5070",
        "UDP, 127.0.0.1, sip:x@127.0.0.2:5070, 127.0.0.2, 5070",
        "UDP, 100.64.0.1, sip:x@100.127.0.2:5070, 100.127.0.2, 5070",
        "UDP, 203.0.113.1, sip:x@100.128.0.2:5070, 100.128.0.2, 5070",
        "UDP, 203.0.113.1, sip:x@172.32.0.2:5070, 172.32.0.2, 5070",
        "UDP, 2001:db8::1, sip:x@[2001:db8::9]:5070, 2001:db8::9, 5070",
        "UDP, 203.0.113.1, sip:x@203.0.113.9:5070;transport=UDP, 203.0.113.9, 5070",
        // the Contact is behind a NAT
        "UDP, 203.0.113.1, sip:x@10.0.0.5:5070, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@172.16.0.5:5070, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@192.168.0.5:5070, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@100.64.0.5:5070, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@169.254.0.5:5070, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@127.0.0.1:5070, 203.0.113.1, 5062",
        "UDP, 10.0.0.1, sip:x@127.0.0.1:5070, 10.0.0.1, 5062",
        "UDP, 127.0.0.1, sip:x@10.0.0.5:5070, 127.0.0.1, 5062",
        "UDP, 100.64.0.1, sip:x@10.0.0.5:5070, 100.64.0.1, 5062",
        "UDP, 2001:db8::1, sip:x@[fd00::5]:5070, 2001:db8::1, 5062",
        "UDP, 2001:db8::1, sip:x@[fe80::5]:5070, 2001:db8::1, 5062",
        "UDP, 2001:db8::1, sip:x@[::1]:5070, 2001:db8::1, 5062",
        // the Contact cannot be used
        "UDP, 203.0.113.1, sip:x@203.0.113.9;transport=tcp, 203.0.113.1, 5062",
        "TCP, 203.0.113.1, sip:x@203.0.113.9;transport=udp, 203.0.113.1, 5062",
        "TCP, 203.0.113.1, sip:x@203.0.113.9;transport=tls, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sips:x@203.0.113.9, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, tel:+12015550123, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@gateway.example, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@[2001:db8::9], 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@0.0.0.0, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, sip:x@224.0.1.75, 203.0.113.1, 5062",
        "UDP, 203.0.113.1, '', 203.0.113.1, 5062",
        // TCP stays on its connection
        "TCP, 203.0.113.1, sip:x@203.0.113.1:5090;transport=tcp, 203.0.113.1, 5062",
        "TCP, 203.0.113.1, sip:x@203.0.113.9:5090, 203.0.113.9, 5090",
    })
    void followsTheContactWhereItCan(String transport, String source, String contact, String address, int port) {
        assertThat(NextHop.to(contact, true, hop(transport, source, 5062))).isEqualTo(hop(transport, address, port));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, sip:10.0.0.5:5070;lr, 10.0.0.5, 5070",
        "203.0.113.1, sip:proxy.example;lr, 203.0.113.1, 5062",
        "203.0.113.1, sip:203.0.113.9;lr;transport=tls, 203.0.113.1, 5062"
    })
    void followsARouteEvenIntoAPrivateNetwork(String source, String route, String address, int port) {
        assertThat(NextHop.to(route, false, hop("UDP", source, 5062))).isEqualTo(hop("UDP", address, port));
    }
}
