package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.SamplePage;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.CallTrace.Message;
import io.ringtrue.telephony.call.MediaFigures;
import io.ringtrue.telephony.call.MediaFigures.Flow;
import io.ringtrue.telephony.call.MediaFigures.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `/v1/verifications/{id}/calls`: what passed on the wire.
class CallsApiTest extends OwnApi {
    private static final Instant BEGAN = Instant.parse("2026-11-28T02:41:05.149316Z");

    private static final long PAGE_ID = 1_730_284_417L;

    private long started() {
        return expect(
                        201,
                        "/v1/verifications",
                        "post",
                        "/v1/verifications",
                        "{\"number\":\"+12015550123\",\"pin\":\"04711\"}",
                        basic,
                        JSON)
                .path("id")
                .asLong();
    }

    private JsonNode calls(long id) {
        String path = "/v1/verifications/" + id + "/calls";
        return expect(200, "/v1/verifications/{id}/calls", "get", path, "", basic)
                .path("calls");
    }

    private void end(long id, CallTrace... traces) {
        api.verifications.finish(new Finish(
                id,
                0,
                new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16),
                Money.of("0.015"),
                api.clock.instant(),
                List.of(),
                List.of(traces),
                Optional.empty()));
    }

    @Test
    void hasNoCallsBeforeTheEndAndWithoutOne() {
        long id = started();
        assertThat(calls(id)).isEmpty();
        end(id);
        assertThat(calls(id)).isEmpty();
    }

    @Test
    void saysNullForWhatIsNotKnown() {
        long id = started();
        Message invite = new Message(Duration.ZERO, true, "INVITE sip:x@y SIP/2.0", "1 INVITE", 6);
        end(
                id,
                new CallTrace(
                        "main",
                        "TCP",
                        "id@here",
                        BEGAN,
                        List.of(invite),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        JsonNode call = calls(id).get(0);
        assertThat(call.path("transport").asString()).isEqualTo("tcp");
        assertThat(call.has("media")).isFalse();
        for (String unknown : List.of("ringingMillis", "answerMillis")) {
            assertThat(call.path(unknown).isNull()).as(unknown).isTrue();
        }
    }

    /// Text of a carrier comes here escaped already. If it ever does not, it is still one JSON string.
    @Test
    void keepsAnyTextWithinItsString() {
        long id = started();
        String hostile = "SIP/2.0 486 </script>\u202e\u0000\"\\";
        Message busy = new Message(Duration.ofMillis(1), false, hostile, "1 INVITE", 0);
        end(
                id,
                new CallTrace(
                        "main",
                        "UDP",
                        "id@here",
                        BEGAN,
                        List.of(busy),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        JsonNode message = calls(id).get(0).path("ladder").get(0);
        assertThat(message.path("line").asString()).isEqualTo(hostile);
        assertThat(message.path("at").asString()).isEqualTo("2026-11-28T02:41:05.150316Z");
    }

    @Test
    void answersAsItsPageShows() {
        SamplePage page = new SamplePage("calls.md");
        assertThat(page.count()).isEqualTo(1);
        page.compare(api.http, _ -> {
            documented();
        });
    }

    private void documented() {
        long owner = api.account("calls-key", "calls-secret-of-docs").account().id();
        Verification any = api.verifications.verification(started()).orElseThrow();
        api.verifications.put(new Verification(PAGE_ID, owner, any.order(), Verification.Standing.QUEUED), List.of());
        end(PAGE_ID, ofThePage());
    }

    private static CallTrace ofThePage() {
        return new CallTrace(
                "main",
                "UDP",
                "7c1b4ed2a09f3c55e4d1@198.51.100.7",
                BEGAN,
                List.of(
                        sent(0, "INVITE sip:+12015550123@carrier.example SIP/2.0", "1 INVITE"),
                        said(14_902, "407 Proxy Authentication Required", "1 INVITE"),
                        sent(15_011, "ACK sip:+12015550123@carrier.example SIP/2.0", "1 ACK"),
                        sent(15_340, "INVITE sip:+12015550123@carrier.example SIP/2.0", "2 INVITE"),
                        said(29_870, "100 Trying", "2 INVITE"),
                        said(1_354_806, "180 Ringing", "2 INVITE"),
                        said(6_880_990, "200 OK", "2 INVITE"),
                        sent(6_881_522, "ACK sip:+12015550123@203.0.113.9:5060 SIP/2.0", "2 ACK"),
                        sent(23_448_713, "BYE sip:+12015550123@203.0.113.9:5060 SIP/2.0", "3 BYE"),
                        said(23_463_090, "200 OK", "3 BYE")),
                0,
                Optional.of(micros(1_354_812)),
                Optional.of(micros(6_881_120)),
                Optional.of(new MediaFigures(
                        "PCMU",
                        Optional.empty(),
                        20,
                        new Flow(828, 132_480),
                        new Flow(823, 128_164),
                        5,
                        0,
                        0,
                        0,
                        2.1,
                        Optional.of(micros(6_934_207)),
                        new MediaFigures.Keys(10, 0, 0),
                        List.of(
                                new Span(micros(7_199_004), micros(13_389_551)),
                                new Span(micros(15_989_310), micros(19_190_877)),
                                new Span(micros(21_689_140), micros(23_448_020))))));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    private static Message sent(long micros, String line, String cseq) {
        return new Message(micros(micros), true, line, cseq, 0);
    }

    private static Message said(long micros, String status, String cseq) {
        return new Message(micros(micros), false, "SIP/2.0 " + status, cseq, 0);
    }
}
