package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls to SIPp.
class SippCalleeTest {
    private static final Body OFFER = Body.sdp("""
            v=0\r
            o=- 1 1 IN IP4 127.0.0.1\r
            s=-\r
            c=IN IP4 127.0.0.1\r
            t=0 0\r
            m=audio 40000 RTP/AVP 0 101\r
            a=rtpmap:101 telephone-event/8000\r
            """.getBytes(US_ASCII));

    private final RecordingListener events = new RecordingListener();
    private SipEndpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        SipSettings settings = SipSettings.on(InetAddress.getLoopbackAddress());
        endpoint = SipEndpoint.openForCalling(settings, Thread.ofVirtual().factory());
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private OutgoingCall call(SippCallee callee, Transport transport, Credentials credentials) {
        String host = "127.0.0.1:" + callee.port();
        Hop hop = new Hop(transport, callee.address());
        OutgoingCall call = endpoint.newCall(
                new InviteOrder("sip:+12015550123@" + host, "sip:+12015550100@" + host, hop, credentials, OFFER),
                events);
        call.start();
        return call;
    }

    private OutgoingCall call(SippCallee callee, Transport transport) {
        return call(callee, transport, Credentials.NONE);
    }

    private static SippCallee sipp(String scenario, Transport transport) {
        return SippCallee.start(scenario, transport == Transport.TCP, 1);
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredAndHangsUp(Transport transport) throws Exception {
        try (SippCallee callee = sipp("answers", transport)) {
            OutgoingCall call = call(callee, transport);
            events.expect("provisional 180");
            events.expect("answered 200");
            call.hangUp();
            callee.assertPlayedThrough();
        }
        assertThat(events.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 486, UDP", "busy, 486, TCP", "declines, 603, UDP", "declines, 603, TCP",
        "unknown, 404, UDP", "unknown, 404, TCP", "unavailable, 503, UDP", "unavailable, 503, TCP"
    })
    void acknowledgesRefusals(String scenario, int status, Transport transport) throws Exception {
        try (SippCallee callee = sipp(scenario, transport)) {
            call(callee, transport);
            if (status == 486 || status == 603) events.expect("provisional 180");
            events.expect("refused " + status);
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancelsWhatKeepsRinging(Transport transport) throws Exception {
        try (SippCallee callee = sipp("rings-until-cancelled", transport)) {
            OutgoingCall call = call(callee, transport);
            events.expect("provisional 180");
            call.hangUp();
            events.expect("refused 487");
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @EnumSource
    void learnsThatTheCalleeHungUp(Transport transport) throws Exception {
        try (SippCallee callee = sipp("hangs-up", transport)) {
            call(callee, transport);
            events.expect("provisional 180");
            events.expect("answered 200");
            events.expect("bye");
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsEarlyMediaBeforeTheAnswer(Transport transport) throws Exception {
        try (SippCallee callee = sipp("early-media", transport)) {
            OutgoingCall call = call(callee, transport);
            events.expect("provisional 183");
            events.expect("answered 200");
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @EnumSource
    void acknowledgesAndHangsUpAnAnswerThatCannotBeRead(Transport transport) throws Exception {
        try (SippCallee callee = sipp("garbled-answer", transport)) {
            call(callee, transport);
            events.expect("provisional 180");
            events.expect("failed GARBLED");
            callee.assertPlayedThrough();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAChallenge(Transport transport) throws Exception {
        try (SippCallee callee = sipp("challenges", transport)) {
            OutgoingCall call = call(callee, transport, new Credentials("trunk", "correct horse"));
            events.expect("challenged");
            events.expect("answered 200");
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    /// Habits of real far ends, made with SIPp: each gets its ACK, its BYE and the answers to its requests.
    @ParameterizedTest
    @CsvSource({
        "answers-behind-nat, UDP", "answers-badly, UDP", "answers-badly, TCP", "wants-another-transport, TCP",
        "wants-another-transport, UDP", "rings-without-length, TCP", "challenges-the-bye, UDP",
                "challenges-the-bye, TCP",
        "asks-while-ringing, UDP", "asks-while-ringing, TCP"
    })
    void bearsWithTheFarEnd(String scenario, Transport transport) throws Exception {
        try (SippCallee callee = sipp(scenario, transport)) {
            OutgoingCall call = call(callee, transport, new Credentials("trunk", "correct horse"));
            events.expect("provisional 180");
            events.expect("answered 200");
            call.hangUp();
            callee.assertPlayedThrough();
        }
    }

    @Test
    void stopsAfterOneAnswerToAChallenge() throws Exception {
        try (SippCallee callee = sipp("challenges-again", Transport.UDP)) {
            call(callee, Transport.UDP, new Credentials("trunk", "wrong"));
            events.expect("challenged");
            events.expect("refused 407");
            callee.assertPlayedThrough();
        }
    }
}
