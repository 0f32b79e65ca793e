package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of header fields: compact, in any case, unknown, and none at all.
class HeaderNamesTest {
    /// RFC 3261 §7.3.3 and §20; RFC 3515, 3892, 4028, 6665 for the others.
    @ParameterizedTest
    @CsvSource({
        "m, Contact",
        "e, Content-Encoding",
        "l, Content-Length",
        "c, Content-Type",
        "f, From",
        "s, Subject",
        "k, Supported",
        "t, To",
        "v, Via",
        "i, Call-ID",
        "r, Refer-To",
        "b, Referred-By",
        "x, Session-Expires",
        "o, Event",
        "u, Allow-Events",
        "M, Contact",
        "I, Call-ID"
    })
    void aCompactNameIsTheFullOne(String compact, String full) {
        assertThat(HeaderNames.read(compact.getBytes(UTF_8), 0, 1)).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({
        "CALL-ID, Call-ID",
        "cseq, CSeq",
        "wWw-AuThEnTiCaTe, WWW-Authenticate",
        "rack, RAck",
        "X-Unheard-Of, X-Unheard-Of",
        "q, q",
        "via2, via2",
        "Vi, Vi",
    })
    void aNameIsKnownInAnyCaseAndAnUnknownOneKept(String written, String name) {
        assertThat(HeaderNames.read(written.getBytes(UTF_8), 0, written.length()))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Call ID", "Call\rID", "Content\rLength", "Via\0", "Vi\u0041\u0300", "From(", "T@"})
    void whatIsNoTokenIsNoName(String written) {
        byte[] bytes = written.getBytes(UTF_8);
        assertThat(HeaderNames.read(bytes, 0, bytes.length)).isNull();
    }
}
