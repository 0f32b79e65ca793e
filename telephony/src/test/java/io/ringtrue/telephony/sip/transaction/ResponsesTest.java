package io.ringtrue.telephony.sip.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a response carries and where it goes (RFC 3261 §8.2.6.2, §18.2.1, §18.2.2, RFC 3581 §4), and the
/// requests that travel along with an INVITE (§9.1, §17.1.1.3).
class ResponsesTest {
    private static SipRequest from(String vias, String to) {
        return (SipRequest) Exchange.parsed("""
                INVITE sip:user@example.com SIP/2.0
                %s
                From: <sip:caller@example.com>;tag=1
                To: %s
                Call-ID: c
                CSeq: 7 INVITE

                """.formatted(vias.replace("/n", "\n"), to));
    }

    private static SipRequest from(String vias) {
        return from(vias, "<sip:user@example.com>");
    }

    /// The first row is the example of RFC 3581 §5, but for the order of the parameters.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKk | 192.0.2.1 | 9988 | SIP/2.0/UDP 10.1.1.1:4540;rport=9988;branch=z9hG4bKk;received=192.0.2.1",
                "SIP/2.0/UDP 192.0.2.1:4540;rport;branch=b | 192.0.2.1 | 4540 | SIP/2.0/UDP 192.0.2.1:4540;rport=4540;branch=b;received=192.0.2.1",
                "SIP/2.0/UDP 192.0.2.1:4540;branch=b | 192.0.2.1 | 9988 | SIP/2.0/UDP 192.0.2.1:4540;branch=b",
                "SIP/2.0/UDP bobspc.biloxi.com:5060;branch=b | 192.0.2.4 | 5060 | SIP/2.0/UDP bobspc.biloxi.com:5060;branch=b;received=192.0.2.4",
                "SIP/2.0/UDP 10.1.1.1;received=8.8.8.8;branch=b | 192.0.2.1 | 5060 | SIP/2.0/UDP 10.1.1.1;received=192.0.2.1;branch=b",
            })
    void theTopViaLearnsWhereTheRequestCameFrom(String via, String address, int port, String echoed) {
        SipRequest request = from("Via: " + via + "/nVia: SIP/2.0/TCP second;branch=c");
        SipHeaders headers = Responses.headers(request, Exchange.hop(Transport.UDP, address, port), 180, "");
        assertThat(headers.fields("Via")).containsExactly(echoed, "SIP/2.0/TCP second;branch=c");
    }

    @ParameterizedTest
    @CsvSource({
        "UDP, SIP/2.0/UDP 10.1.1.1:4540;rport;branch=b, 192.0.2.1, 9988",
        "UDP, SIP/2.0/UDP 10.1.1.1:4540;branch=b, 192.0.2.1, 4540",
        "UDP, SIP/2.0/UDP 10.1.1.1;branch=b, 192.0.2.1, 5060",
        "UDP, SIP/2.0/UDP host.example:4540;branch=b, 192.0.2.1, 4540",
        "TCP, SIP/2.0/TCP 10.1.1.1:4540;branch=b, 192.0.2.1, 9988",
    })
    void goesBackToTheSourceByTheRulesOfItsTransport(Transport transport, String via, String address, int port) {
        Hop source = Exchange.hop(transport, "192.0.2.1", 9988);
        assertThat(Responses.destination(from("Via: " + via), source))
                .isEqualTo(Exchange.hop(transport, address, port));
    }

    /// §8.2.6.2: a tag is added but to a 100, and never a second one.
    @ParameterizedTest
    @CsvSource({
        "100, ours, <sip:a@h>, <sip:a@h>",
        "101, ours, <sip:a@h>, <sip:a@h>;tag=ours",
        "486, ours, <sip:a@h>, <sip:a@h>;tag=ours",
        "486, '', <sip:a@h>, <sip:a@h>",
        "200, ours, <sip:a@h>;tag=theirs, <sip:a@h>;tag=theirs",
    })
    void tagsTheTo(int status, String tag, String to, String answered) {
        SipResponse response = Responses.to(from("Via: SIP/2.0/UDP h;branch=b", to), Exchange.UDP, status, "X", tag);
        assertThat(response.headers().fields("To")).containsExactly(answered);
        assertThat(response.headers().first("From")).isEqualTo("<sip:caller@example.com>;tag=1");
        assertThat(response.headers().first("Call-ID")).isEqualTo("c");
        assertThat(response.headers().first("CSeq")).isEqualTo("7 INVITE");
    }

    /// What of a 2xx is written into the ACK: its own To when it is legal, else ours with its tag.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "To: \"U\" <sip:user@example.com>;tag=x;y=z | \"U\" <sip:user@example.com>;tag=x;y=z",
                "To: sip:user@example.com;tag=x | sip:user@example.com;tag=x",
                "To: \"U <sip:user@example.com>;tag=x | <sip:user@example.com>;tag=x",
                "To: <sip:user@example.com> | <sip:user@example.com>",
                "To: nobody | <sip:user@example.com>",
                "X-To: <sip:u@h>;tag=x | <sip:user@example.com>",
            })
    void takesTheToOfAResponseOrTheNearestLegalOne(String field, String to) {
        SipResponse response = (SipResponse)
                Exchange.parsed("SIP/2.0 200 OK\nVia: SIP/2.0/UDP h;branch=b\nCSeq: 7 INVITE\n" + field + "\n\n");
        assertThat(Responses.toOf(from("Via: SIP/2.0/UDP h;branch=b"), response))
                .isEqualTo(to);
    }

    /// §9.1: Request-URI, Call-ID, To, the number of CSeq and From are the INVITE's; one Via, its topmost;
    /// its Routes.
    @Test
    void aCancelTravelsTheWayOfItsInvite() {
        SipRequest invite = (SipRequest) Exchange.parsed("""
                INVITE sip:bob@biloxi.com SIP/2.0
                Via: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds
                Route: <sip:p1.example.com;lr>
                Max-Forwards: 9
                From: Alice <sip:alice@atlanta.com>;tag=1928301774
                To: Bob <sip:bob@biloxi.com>
                Call-ID: a84b4c76e66710
                CSeq: 314159 INVITE
                Route: <sip:p2.example.com;lr>
                Require: timer
                Contact: <sip:alice@pc33.atlanta.com>
                Content-Type: text/plain
                Content-Length: 1

                x""");
        SipRequest cancel = Requests.along(invite, Methods.CANCEL, "Bob <sip:bob@biloxi.com>");
        assertThat(new String(SipWriter.write(cancel), UTF_8)).isEqualTo("""
                        CANCEL sip:bob@biloxi.com SIP/2.0
                        Via: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds
                        Max-Forwards: 70
                        From: Alice <sip:alice@atlanta.com>;tag=1928301774
                        To: Bob <sip:bob@biloxi.com>
                        Call-ID: a84b4c76e66710
                        CSeq: 314159 CANCEL
                        Route: <sip:p1.example.com;lr>
                        Route: <sip:p2.example.com;lr>
                        Content-Length: 0

                        """.replace("\n", "\r\n"));
    }
}
