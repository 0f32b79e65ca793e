package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From bytes to a request: folds, bodies and their lengths, and which rule a broken one breaks.
class SipParserTest {
    private static final String OPTIONS = """
            OPTIONS sip:a@h SIP/2.0
            Via: SIP/2.0/UDP h;branch=z9hG4bKx
            Max-Forwards: 70
            From: <sip:b@h>;tag=b
            To: <sip:a@h>
            Call-ID: c
            CSeq: 1 OPTIONS
            """;

    private static ParsedMessage parse(String text) {
        byte[] data = ("....." + text.replace("\n", "\r\n") + ".....").getBytes(UTF_8);
        return SipParser.read(data, 5, data.length - 5); // what lies outside is not the message's
    }

    private static SipRequest whole(String text) {
        ParsedMessage parsed = parse(text);
        assertThat(parsed).isInstanceOf(ParsedMessage.Whole.class);
        return (SipRequest) ((ParsedMessage.Whole) parsed).message();
    }

    private static String why(String text) {
        return switch (parse(text)) {
            case ParsedMessage.Whole(SipMessage _) -> "";
            case ParsedMessage.Faulty(int status, String why, SipRequest _) -> status + " " + why;
            case ParsedMessage.Spoiled(String why, SipResponse _) -> why;
            case ParsedMessage.Garbage(String why) -> why;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Subject: one | one",
                "Subject:one | one",
                "Subject  :\t one \t | one",
                "Subject:\\n one | one",
                "Subject: one\\n two | one two",
                "Subject: one\\n\\t two\\n   three | one two three",
                "Subject: | ``",
                "Subject:\\n | ``",
                "Subject: a:b | a:b",
                "Subject: ü | ü",
            })
    void aFoldIsOneSpace(String field, String value) {
        SipRequest request = whole(OPTIONS + field.replace("\\n", "\n").replace("\\t", "\t") + "\n\n");
        assertThat(request.headers().first("Subject")).isEqualTo(value);
    }

    /// What is given, what the body then is, and the fault an answer outside a dialog names (RFC 3261 §18.3).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 12345 | ``",
                "Content-Length: 5 | 12345 | ``",
                "Content-Length: 3 | 123 | ``",
                "Content-Length: 003 | 123 | ``",
                "l: 0 | `` | ``",
                "Content-Length: 6 | 12345 | 400 Bad Request: Content-Length is more than the message holds",
                "Content-Length: -1 | 12345 | 400 Bad Request: Content-Length is not a number",
                "Content-Length: 3x | 12345 | 400 Bad Request: Content-Length is not a number",
                "Content-Length: | 12345 | 400 Bad Request: Content-Length is not a number",
                "Content-Length: 4294967299 | 12345 | 400 Bad Request: Content-Length is not a number",
                "Content-Length: 3\\nl: 3 | 123 | 400 Bad Request: Content-Length is repeated",
                "Content-Length: 3\\nl: 4 | 12345 | 400 Bad Request: Content-Length is repeated",
            })
    void theBodyIsAsLongAsItsLengthSays(String field, String body, String fault) {
        String lines = field.isEmpty() ? "" : field.replace("\\n", "\n") + "\n";
        String text = OPTIONS + lines + "Content-Type: text/plain\n\n12345";
        assertThat(why(text)).isEqualTo(fault);
        SipMessage read = switch (parse(text)) {
            case ParsedMessage.Whole(SipMessage message) -> message;
            case ParsedMessage.Faulty(int _, String _, SipRequest request) -> request;
            case ParsedMessage other -> throw new AssertionError(other);
        };
        assertThat(new String(read.body().bytes(), UTF_8)).isEqualTo(body);
        assertThat(read.body().type()).isEqualTo(body.isEmpty() ? "" : "text/plain");
    }

    /// One thing wrong with a request from outside a dialog. Of two, the first in the message is named.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "OPTIONS sip:a@h SIP/2.0 | OPTIONS sip:a@h SIP/3.0 | 505 Version Not Supported",
                "OPTIONS sip:a@h SIP/2.0 | OPTIONS sip:a@h HTTP/1.1 | 400 Bad Request: the request line does not end in SIP/2.0",
                "OPTIONS sip:a@h SIP/2.0 | OPTIONS sip:a@h | not a request line",
                "OPTIONS sip:a@h SIP/2.0 | OPTIONS | not a request line",
                "OPTIONS sip:a@h SIP/2.0 | OPT@ONS sip:a@h SIP/2.0 | the method is not a token",
                "OPTIONS sip:a@h SIP/2.0 | OPTIONS a@h SIP/2.0 | 400 Bad Request: Request-URI is not a URI",
                "OPTIONS sip:a@h SIP/2.0 | options sip:a@h SIP/2.0 | 400 Bad Request: CSeq names another method",
                "Via: SIP | X: SIP | Via is missing",
                "Via: SIP/2.0 | Via: SIP/9.0 | 400 Bad Request: Via cannot be read",
                "Max-Forwards: 70 | Max-Forwards: 255 | ``",
                "Max-Forwards: 70 | Max-Forwards: 256 | 400 Bad Request: Max-Forwards is not a number up to 255",
                "Max-Forwards: 70 | X: y | ``",
                "From: <sip:b@h>;tag=b | X: y | From is missing",
                "From: <sip:b@h>;tag=b | From: <sip:b@h | 400 Bad Request: From cannot be read",
                "From: <sip:b@h>;tag=b | From: <sip:b@h>\\nf: <sip:b@h> | 400 Bad Request: From is repeated",
                "To: <sip:a@h> | X: y | To is missing",
                "To: <sip:a@h> | To: a | 400 Bad Request: To cannot be read",
                "Call-ID: c | Call-ID: | 400 Bad Request: Call-ID is empty",
                "Call-ID: c | Call-ID: c\\nCall-ID: c | 400 Bad Request: Call-ID is repeated",
                "CSeq: 1 OPTIONS | CSeq: 2147483647 OPTIONS | ``",
                "CSeq: 1 OPTIONS | CSeq: 2147483648 OPTIONS | 400 Bad Request: CSeq cannot be read",
                "CSeq: 1 OPTIONS | CSeq: 1 INVITE | 400 Bad Request: CSeq names another method",
                "CSeq: 1 OPTIONS | CSeq: 1 OPTIONS\\nContact: x | 400 Bad Request: Contact cannot be read",
                "CSeq: 1 OPTIONS | CSeq: 1 OPTIONS\\nContact: * | ``",
                "CSeq: 1 OPTIONS | CSeq: 1 OPTIONS\\nno colon | 400 Bad Request: a header field without a name",
            })
    void namesTheRuleARequestBreaks(String field, String other, String fault) {
        assertThat(OPTIONS).contains(field);
        assertThat(why(OPTIONS.replace(field, other.replace("\\n", "\n")) + "\n"))
                .isEqualTo(fault);
    }

    /// Within a dialog what matters is whether it can be matched and answered.
    @ParameterizedTest
    @CsvSource({
        "Max-Forwards: 70, Max-Forwards: many, ''",
        "CSeq: 1 OPTIONS, CSeq: 4294967295 OPTIONS, ''",
        "CSeq: 1 OPTIONS, CSeq: 4294967296 OPTIONS, 400 Bad Request: CSeq names another method",
        "sip:a@h SIP, a b SIP, 400 Bad Request: Request-URI is not a URI",
        "Call-ID: c, Call-ID:, 400 Bad Request: Call-ID is empty",
        "SIP/2.0/UDP h, SIP/2.0/UDP h:0, 400 Bad Request: Via cannot be read",
    })
    void isMildWithinADialog(String field, String other, String fault) {
        String within = OPTIONS.replace("To: <sip:a@h>", "To: <sip:a@h>;tag=a");
        assertThat(why(within.replace(field, other) + "\n")).isEqualTo(fault);
    }

    @Test
    void ofTooManyFieldsThoseItKnowsAreKept() {
        String many = OPTIONS + "X-Y: z\n".repeat(SipParser.MAX_FIELDS) + "Subject: last\n\n";
        assertThat(why(many)).isEqualTo("400 Bad Request: more than 256 header fields");
        SipRequest request = ((ParsedMessage.Faulty) parse(many)).request();
        assertThat(request.headers().first("Subject")).isEqualTo("last");
        assertThat(request.headers().count("X-Y")).isEqualTo(SipParser.MAX_FIELDS - 6);
    }

    @Test
    void emptyLinesBeforeTheStartLineAreIgnored() {
        assertThat(whole("\n\n\0\n" + OPTIONS + "\n").method()).isEqualTo("OPTIONS");
        assertThat(why("\n\n")).isEqualTo("no start line");
    }
}
