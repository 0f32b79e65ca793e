package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused of a request from outside a dialog, in the order of RFC 3261 §8.2: method, target, body.
class RefusedRequestTest {
    private static RefusedRequest of(SipRequest request) {
        return RefusedRequest.of(request);
    }

    private static Body body(String type) {
        return type.isEmpty() ? Body.NONE : new Body(type, new byte[] {'x'});
    }

    /// 0: it is not refused.
    @ParameterizedTest
    @CsvSource({
        "INVITE, 0",
        "OPTIONS, 0",
        "BYE, 481",
        "INFO, 481",
        "UPDATE, 481",
        "REGISTER, 405",
        "MESSAGE, 405",
        "REFER, 405",
        "SUBSCRIBE, 405",
        "NOTIFY, 405",
        "PUBLISH, 405",
        "PRACK, 405",
        "NEWMETHOD, 501",
        "invite, 501"
    })
    void methodsByWhatTheyMeanOutsideADialog(String method, int status) {
        RefusedRequest refusal = of(new SipRequest(method, "sip:a@h", new SipHeaders(), Body.NONE));
        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(status);
        if (refusal != null) {
            assertThat(refusal.header())
                    .as("RFC 3261 §21.4.6 wants it of a 405")
                    .isEqualTo("Allow");
            assertThat(refusal.value()).isEqualTo(Methods.ALLOWED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sip:a@h, '', 0, ''",
        "SIP:a@h, '', 0, ''",
        "sips:a@h, '', 0, ''",
        "tel:+1, '', 416, ''",
        "http://h, '', 416, ''",
        "sip:a@h, 100rel, 420, 100rel",
        "sip:a@h, 'a, b', 420, 'a, b'",
        "tel:+1, 100rel, 416, ''",
        "sip:a@h, ',', 0, ''"
    })
    void targetsThatAreNoSipAddressAndExtensionsRequired(String uri, String require, int status, String unsupported) {
        SipHeaders headers = new SipHeaders();
        if (!require.isEmpty()) headers.add("Require", require);
        RefusedRequest refusal = of(new SipRequest("INVITE", uri, headers, Body.NONE));
        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(status);
        if (status == 420) {
            assertThat(refusal.header()).isEqualTo("Unsupported");
            assertThat(refusal.value()).isEqualTo(unsupported);
        }
    }

    /// Media types compare without case (RFC 2045 §5.1).
    @ParameterizedTest
    @CsvSource({
        "INVITE, '', '', 0",
        "INVITE, application/sdp, '', 0",
        "INVITE, Application/SDP; charset=x, '', 0",
        "INVITE, multipart/mixed;boundary=b, '', 0",
        "INVITE, Multipart/Alternative;boundary=b, '', 0",
        "INVITE, text/plain, '', 415",
        "INVITE, multi, '', 415",
        "OPTIONS, text/plain, '', 0",
        "INVITE, '', application/sdp, 0",
        "INVITE, '', Application/SDP;q=0.5, 0",
        "INVITE, '', */*, 0",
        "INVITE, '', Application/*, 0",
        "INVITE, '', 'text/plain, application/sdp', 0",
        "INVITE, '', text/plain, 406",
        "INVITE, '', application/isup, 406",
        "OPTIONS, '', text/plain, 0",
        "INVITE, text/plain, text/plain, 415"
    })
    void bodiesThatAreNoDescriptionAndWhoCouldReadNone(String method, String type, String accept, int status) {
        SipHeaders headers = new SipHeaders();
        if (!accept.isEmpty()) headers.add("Accept", accept);
        RefusedRequest refusal = of(new SipRequest(method, "sip:a@h", headers, body(type)));
        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(status);
        if (refusal != null)
            assertThat(refusal.header() + ": " + refusal.value()).isEqualTo("Accept: application/sdp");
    }
}
