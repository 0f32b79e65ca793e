package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which field counts, and where a field is taken apart (RFC 3261 §7.3.1).
class SipHeadersTest {
    private static SipHeaders read(String fields) {
        byte[] data = ("SIP/2.0 200 OK\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\nCSeq: 1 INVITE\n" + fields + "\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
        return ((ParsedMessage.Whole) SipParser.read(data, 0, data.length))
                .message()
                .headers();
    }

    /// The three equivalent spellings of §7.3.1; `/` is a line end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Route: <sip:alice@atlanta.com>/Subject: Lunch/Route: <sip:bob@biloxi.com>/Route: <sip:carol@chicago.com>/",
                "Route: <sip:alice@atlanta.com>, <sip:bob@biloxi.com>/Route: <sip:carol@chicago.com>/Subject: Lunch/",
                "Subject: Lunch/Route: <sip:alice@atlanta.com>, <sip:bob@biloxi.com>,/   <sip:carol@chicago.com>/",
                "rOuTe:<sip:alice@atlanta.com>,,<sip:bob@biloxi.com> ,/\t<sip:carol@chicago.com>,/S:Lunch/",
            })
    void oneFieldOfThreeValuesIsThreeFields(String fields) {
        SipHeaders headers = read(fields.replace("/", "\n"));
        assertThat(headers.list("Route"))
                .containsExactly("<sip:alice@atlanta.com>", "<sip:bob@biloxi.com>", "<sip:carol@chicago.com>");
        assertThat(headers.first("subject")).isEqualTo("Lunch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Bell, Alexander\" <sip:agb@bell-telephone.com> | 1",
                "\"a\\\", b\" <sip:a@h>, <sip:b@h> | 2",
                "<sip:a,b@h>, <sip:c@h> | 2",
                "<sip:a@h;x=\"> , | 1",
                "a, b, c | 3",
                ", , | 0",
                "\"never, closed | 1",
                "<never, closed | 1",
            })
    void commasWithinQuotesAndBracketsSeparateNothing(String value, int count) {
        assertThat(read("Contact: " + value + "\n").list("Contact")).hasSize(count);
    }

    @Test
    void countsFieldsAndKeepsThemWhole() {
        SipHeaders headers = read("WWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\nwww-authenticate: Basic x\n");
        assertThat(headers.count("WWW-Authenticate")).isEqualTo(2);
        assertThat(headers.fields("WWW-Authenticate")).containsExactly("Digest realm=\"a\", nonce=\"b\"", "Basic x");
        assertThat(headers.first("WWW-Authenticate")).isEqualTo("Digest realm=\"a\", nonce=\"b\"");
        assertThat(headers.fields("Warning")).isEmpty();
        assertThat(headers.first("Warning")).isNull();
        assertThat(headers.count("Warning")).isZero();
    }

    /// A dialog needs the tag, so of several fields the first that has one counts.
    @ParameterizedTest
    @CsvSource({
        "'To: <sip:a@h>', sip:a@h, ''",
        "'To: <sip:a@h>/To: <sip:b@h>;tag=2', sip:b@h, 2",
        "'To: <sip:a@h>;tag=1/To: <sip:b@h>;tag=2', sip:a@h, 1",
        "'To: <sip:a@h>/To: <sip:b@h>', sip:a@h, ''",
        "'t: <sip:a@h>;tag=1', sip:a@h, 1",
    })
    void ofSeveralPartiesTheFirstWithATagCounts(String fields, String uri, String tag) {
        SipHeaders headers = read(fields.replace("/", "\n") + "\n");
        assertThat(Objects.requireNonNull(headers.to()).uri()).isEqualTo(uri);
        assertThat(headers.toTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Contact: * | ``",
                "X: y | ``",
                "Contact: <sip:a@h>;expires=5 | sip:a@h",
                "Contact: <>, <sip:b@h> | sip:b@h",
                "Contact: nobody/m: \"x\" <sip:c@h>, <sip:d@h> | sip:c@h",
            })
    void theFirstContactThatCanBeReadCounts(String fields, String uri) {
        NameAddr contact = read(fields.replace("/", "\n") + "\n").contact();
        assertThat(contact == null ? "" : contact.uri()).isEqualTo(uri);
    }

    @Test
    void copiesAllFieldsOfOneNameInTheirOrder() {
        SipHeaders from =
                read("Record-Route: <sip:1.1.1.1;lr>\nX: y\nrecord-route: <sip:2.2.2.2;lr>, <sip:3.3.3.3;lr>\n");
        SipHeaders to = new SipHeaders().add("X", "z").copy(from, "Record-Route");
        assertThat(to.size()).isEqualTo(3);
        assertThat(to.fields("Record-Route")).containsExactly("<sip:1.1.1.1;lr>", "<sip:2.2.2.2;lr>, <sip:3.3.3.3;lr>");
    }

    @Test
    void theUppermostViaIsTheFirstOfItsField() {
        byte[] data =
                "OPTIONS sip:a@h SIP/2.0\r\nv: SIP/2.0/UDP one;branch=z9hG4bK1, SIP/2.0/TCP two\r\nVia: SIP/2.0/UDP three\r\n\r\n"
                        .getBytes(UTF_8);
        SipHeaders bare = new SipHeaders()
                .add("Via", "SIP/2.0/UDP one;branch=z9hG4bK1, SIP/2.0/TCP two")
                .add("Via", "SIP/2.0/UDP three");
        assertThat(Objects.requireNonNull(bare.topVia()).host()).isEqualTo("one");
        assertThat(bare.list("Via")).hasSize(3);
        assertThat(new SipHeaders().topVia()).isNull();
        assertThat(SipParser.read(data, 0, data.length))
                .as("nothing to echo From by")
                .isEqualTo(new ParsedMessage.Garbage("From is missing"));
    }
}
