package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a `sip:` URI is made of: the examples of RFC 3261 §19.1.3 and §19.1.4, and each part at its borders.
class SipUriTest {
    /// `-` stands for "not given".
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 3261 §19.1.3
                "sip:alice@atlanta.com | false | alice | atlanta.com | -1 | - | false",
                "sip:alice:secretword@atlanta.com;transport=tcp | false | alice | atlanta.com | -1 | tcp | false",
                "sips:alice@atlanta.com?subject=project%20x&priority=urgent | true | alice | atlanta.com | -1 | - | false",
                "sip:+1-212-555-1212:1234@gateway.com;user=phone | false | +1-212-555-1212 | gateway.com | -1 | - | false",
                "sips:1212@gateway.com | true | 1212 | gateway.com | -1 | - | false",
                "sip:alice@192.0.2.4 | false | alice | 192.0.2.4 | -1 | - | false",
                "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com | false | '' | atlanta.com | -1 | - | false",
                "sip:alice;day=tuesday@atlanta.com | false | alice;day=tuesday | atlanta.com | -1 | - | false",
                // §19.1.4: the scheme and parameter names without case, the user with it
                "SIP:ALICE@AtLanTa.CoM;Transport=udp | false | ALICE | AtLanTa.CoM | -1 | udp | false",
                "SIPS:%61lice@atlanta.com;TRANSPORT=TCP | true | %61lice | atlanta.com | -1 | TCP | false",
                // ports, IPv6 references, loose routing
                "sip:p2.example.com;lr | false | '' | p2.example.com | -1 | - | true",
                "sip:p2.example.com;LR | false | '' | p2.example.com | -1 | - | true",
                "sip:p2.example.com;lr=on | false | '' | p2.example.com | -1 | - | true",
                "sip:p2.example.com;lrx | false | '' | p2.example.com | -1 | - | false",
                "sip:p2.example.com;xlr;ttl=1 | false | '' | p2.example.com | -1 | - | false",
                "sip:[2001:db8::9:1] | false | '' | [2001:db8::9:1] | -1 | - | false",
                "sip:bob@[2001:db8::9:1]:5070;transport=udp;lr | false | bob | [2001:db8::9:1] | 5070 | udp | true",
                "sip:192.0.2.1:1 | false | '' | 192.0.2.1 | 1 | - | false",
                "sip:192.0.2.1:65535;a;transport=tcp;b=c | false | '' | 192.0.2.1 | 65535 | tcp | false",
                "sip:h;transport | false | '' | h | -1 | '' | false",
                // what looks like a parameter but stands in the header part is none
                "sip:h?x=a;lr;transport=tcp | false | '' | h | -1 | - | false",
                "sip:h;x=1?y=;lr | false | '' | h | -1 | - | false",
            })
    void readsEachPart(
            String text, boolean secure, String user, String host, int port, String transport, boolean loose) {
        Optional<String> named = transport.equals("-") ? Optional.empty() : Optional.of(transport);
        assertThat(SipUri.read(text)).hasValue(new SipUri(secure, user, host, port, named, loose));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@",
                "sip:bob@",
                "sips:",
                "tel:+12015550123",
                "http://atlanta.com",
                "sipx:bob@atlanta.com",
                " sip:bob@atlanta.com",
                "sip:bob@atlanta.com ",
                "sip:b ob@atlanta.com",
                "sip:bob\t@atlanta.com",
                "<sip:bob@atlanta.com>",
                "sip:bob@atlanta.com>",
                "sip:\"bob\"@atlanta.com",
                "sip:bob@atlanta.com:",
                "sip:bob@atlanta.com:0",
                "sip:bob@atlanta.com:65536",
                "sip:bob@atlanta.com:+5060",
                "sip:bob@atlanta.com:5o60",
                "sip:bob@atlanta.com/x",
                "sip:bob@[2001:db8::1",
                "sip:bob@2001:db8::1",
                "sip:bob@[]",
                "sip:bob@[1234]",
                "sip:bob@[2001:db8::g]",
                "sip:bob@[2001:db8::1]x",
            })
    void refusesWhatIsNoSuchUri(String text) {
        assertThat(SipUri.read(text)).isEmpty();
    }

    /// RFC 3261 §7.1 and table 1 of §19.1.1: a Request-URI has neither brackets nor spaces nor header fields.
    @ParameterizedTest
    @CsvSource({
        "sip:alice@atlanta.com, true",
        "sips:alice@atlanta.com;transport=tcp, true",
        "tel:+12015550123, true",
        "urn:service:sos, true",
        "sip:alice@atlanta.com?subject=x, false",
        "sip:a?b@atlanta.com, true",
        "sip:a?b@atlanta.com?c=d, false",
        "<sip:alice@atlanta.com>, false",
        "sip:alice@atlanta.com:99999, false",
        "alice, false",
        ":alice, false",
        "tel:+1 201, false",
    })
    void knowsWhatMayStandInARequestLine(String uri, boolean mayStand) {
        assertThat(MessageRules.isRequestUri(uri)).isEqualTo(mayStand);
    }
}
