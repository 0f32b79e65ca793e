package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One value of Via, by the grammar of RFC 3261 §25.1 (`via-parm`) and the examples of §20.42, RFC 3581 §5
/// and RFC 5118 §4.5.
class ViaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP erlang.bell-telephone.com:5060;branch=z9hG4bK87asdks7 | UDP | erlang.bell-telephone.com | 5060 | z9hG4bK87asdks7",
                "SIP/2.0/UDP 192.0.2.1:5060 ;received=192.0.2.207;branch=z9hG4bK77asjd | UDP | 192.0.2.1 | 5060 | z9hG4bK77asjd",
                "SIP / 2.0 / UDP first.example.com: 4000;ttl=16;maddr=224.2.0.1 ;branch=z9hG4bKa7c6a8dlze.1 | UDP | first.example.com | 4000 | z9hG4bKa7c6a8dlze.1",
                "SIP/2.0/UDP 10.1.1.1:4540;received=192.0.2.1;rport=9988;branch=z9hG4bKkjshdyff | UDP | 10.1.1.1 | 4540 | z9hG4bKkjshdyff",
                "SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3-111 | UDP | [2001:db8::9:1] | -1 | z9hG4bKas3-111",
                "SIP/2.0/UDP [2001:db8::9:1]:6050;branch=x | UDP | [2001:db8::9:1] | 6050 | x",
                "sip/2.0/TCP h | TCP | h | -1 | ''",
                "SIP/2.0/tls-sctp h;BRANCH=x | tls-sctp | h | -1 | x",
                "SIP/2.0/UDP h : 5070 ; branch = x | UDP | h | 5070 | x",
                "SIP/2.0/UDP h;branch | UDP | h | -1 | ''",
            })
    void readsEachPart(String text, String transport, String host, int port, String branch) {
        Via via = Objects.requireNonNull(Via.read(text));
        assertThat(via.transport()).isEqualTo(transport);
        assertThat(via.host()).isEqualTo(host);
        assertThat(via.port()).isEqualTo(port);
        assertThat(via.branch()).isEqualTo(branch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SIP",
                "SIP/2.0",
                "SIP/2.0/",
                "SIP/2.0/UDP",
                "SIP/2.0/UDP ",
                "SIP/2.0/UDP;branch=x",
                "SIP/2.0 UDP h",
                "SIP/1.0/UDP h;branch=x",
                "SIP/2.00/UDP h;branch=x",
                "HTTP/2.0/TCP h;branch=x",
                "SIP/2.0/UDP h:0;branch=x",
                "SIP/2.0/UDP h:65536;branch=x",
                "SIP/2.0/UDP h x;branch=x",
                "SIP/2.0/UDP [::1;branch=x",
                "SIP/2.0/UDP h;",
                "SIP/2.0/UDP h;branch=",
                "SIP/2.0/UDP h;;branch=x",
                "SIP/2.0/UDP h;branch=x y",
            })
    void refusesWhatBreaksTheGrammar(String text) {
        assertThat(Via.read(text)).isNull();
    }

    /// A response is matched by its branch, whatever else somebody on the way has broken.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP h:5070;branch=x;rport=;received= | h | 5070 | x",
                "SIP/2.0/UDP h:5070;rport;;branch=x | h | 5070 | x",
                "SIP/2.0/UDP h:99999;branch=x | '' | -1 | x",
                "nonsense;branch=x | '' | -1 | x",
                ";branch=x | '' | -1 | x",
                "SIP/2.0/UDP h:5070 | h | 5070 | ''",
                "'' | '' | -1 | ''",
            })
    void salvagesTheBranchAndWhatElseItCan(String text, String host, int port, String branch) {
        Via via = Via.salvage(text);
        assertThat(via.host()).isEqualTo(host);
        assertThat(via.port()).isEqualTo(port);
        assertThat(via.branch()).isEqualTo(branch);
    }

    @Test
    void fillsInAParameterInItsOldPlace() {
        Via via = Objects.requireNonNull(Via.read("SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff"));
        // RFC 3581 §5: the response of the example, but for the order of rport and received.
        assertThat(via.with("rport", "9988").with("received", "192.0.2.1"))
                .hasToString("SIP/2.0/UDP 10.1.1.1:4540;rport=9988;branch=z9hG4bKkjshdyff;received=192.0.2.1");
        assertThat(via).as("itself unchanged").hasToString("SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff");
    }

    @Test
    void writesNoPortWhereNoneWasGiven() {
        assertThat(Via.read("SIP / 2.0 / TCP [2001:db8::1] ; branch = x ; maddr"))
                .hasToString("SIP/2.0/TCP [2001:db8::1];branch=x;maddr");
    }
}
