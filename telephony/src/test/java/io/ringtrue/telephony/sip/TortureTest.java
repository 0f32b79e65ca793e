package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All 49 messages of RFC 4475: which are accepted, which refused and how, which dropped.
class TortureTest {
    static byte[] message(String name) throws IOException {
        try (InputStream in = TortureTest.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /// The parser's result; for a whole request, the answer that it gets outside a dialog.
    private static String verdict(String name) throws IOException {
        byte[] data = message(name);
        return switch (SipParser.read(data, 0, data.length)) {
            case ParsedMessage.Whole(SipRequest request) -> {
                RefusedRequest refusal = RefusedRequest.of(request);
                yield refusal == null ? "accepted" : String.valueOf(refusal.status());
            }
            case ParsedMessage.Whole(SipResponse response) -> "accepted";
            case ParsedMessage.Faulty(int status, String why, SipRequest request) -> "faulty " + status;
            case ParsedMessage.Spoiled(String why, SipResponse response) -> "dropped";
            case ParsedMessage.Garbage(String why) -> "dropped";
        };
    }

    @ParameterizedTest
    @CsvSource({
        // §3.1.1 valid messages
        "wsinv, accepted",
        "intmeth, 501",
        "esc01, accepted",
        "escnull, 405",
        "esc02, 501",
        "lwsdisp, accepted",
        "longreq, accepted",
        "dblreq, 405",
        "semiuri, accepted",
        "transports, accepted",
        "mpart01, 405",
        // §3.1.2 invalid messages
        "badinv01, faulty 400",
        "clerr, faulty 400",
        "ncl, faulty 400",
        "scalar02, faulty 400",
        "ltgtruri, faulty 400",
        "lwsruri, faulty 400",
        "lwsstart, faulty 400",
        "trws, faulty 400",
        "escruri, faulty 400",
        "baddate, accepted",
        "regbadct, faulty 400",
        "badaspec, faulty 400",
        "baddn, faulty 400",
        "badvers, faulty 505",
        "mismatch01, faulty 400",
        "mismatch02, faulty 400",
        "quotbal, faulty 400",
        // §3.2 and §3.3: transaction layer, application layer
        "badbranch, accepted",
        "insuf, dropped",
        "unkscm, 416",
        "novelsc, 416",
        "unksm2, 405",
        "bext01, 420",
        "invut, 415",
        "regaut01, 405",
        "multi01, faulty 400",
        "mcl01, faulty 400",
        "zeromf, accepted",
        "cparam01, 405",
        "cparam02, 405",
        "regescrt, 405",
        "sdp01, 406",
        "inv2543, accepted",
    })
    void judgesRequests(String name, String verdict) throws IOException {
        assertThat(verdict(name)).isEqualTo(verdict);
    }

    /// §3.1.1.12 and §3.1.1.13 are accepted, with any reason or none. The numbers of §3.1.2.5 and §3.1.2.19
    /// are too large and §3.3.8 has a second Via, so these are dropped.
    @ParameterizedTest
    @CsvSource({"unreason, accepted", "noreason, accepted", "scalarlg, dropped", "bigcode, dropped", "bcast, dropped"})
    void judgesResponses(String name, String verdict) throws IOException {
        assertThat(verdict(name)).isEqualTo(verdict);
    }

    @Test
    void knowsAllOfThem() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(TortureTest.class.getResource("/rfc4475"))
                .toURI());
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".dat"))).hasSize(49);
        }
    }

    @Test
    void readsEveryFieldOfTheTortuousInvite() throws IOException {
        byte[] data = message("wsinv");
        SipRequest invite = (SipRequest) ((ParsedMessage.Whole) SipParser.read(data, 0, data.length)).message();
        SipHeaders headers = invite.headers();
        assertThat(headers.toTag()).isEqualTo("1918181833n");
        assertThat(headers.fromTag()).isEqualTo("98asjd8");
        assertThat(headers.cseq()).isEqualTo(new CSeq(9, "INVITE"));
        assertThat(headers.list("Via")).hasSize(3);
        assertThat(Objects.requireNonNull(headers.topVia()).branch()).isEqualTo("390skdjuw");
        assertThat(headers.first("Subject")).isEmpty();
        assertThat(invite.body().bytes()).hasSize(150);
    }
}
