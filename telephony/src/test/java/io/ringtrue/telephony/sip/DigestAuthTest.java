package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.Ids;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.FakeWire;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 3261 §22, RFC 7616, RFC 8760.
class DigestAuthTest {
    private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");
    private final TestAgent agent = new TestAgent();
    private final FakeWire wire = agent.wire;

    private static String sign(DigestAuth auth, String header, String method, String uri) {
        SipHeaders headers = new SipHeaders();
        auth.sign(headers, method, uri, Body.NONE, TestAgent.PEER);
        return Objects.requireNonNull(headers.first(header));
    }

    private static boolean accepts(DigestAuth auth, SipResponse challenge) {
        return auth.accept(challenge, TestAgent.PEER, 0);
    }

    private static SipResponse challenge(int status, String... challenges) {
        SipHeaders headers = new SipHeaders();
        for (String each : challenges) headers.add(status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate", each);
        return new SipResponse(status, "", headers, Body.NONE);
    }

    /// The values of RFC 2069 §2.4, corrected by erratum 749, without qop.
    @Test
    void answersAsRfc2069DoesWithoutQop() {
        DigestAuth auth = new DigestAuth(new Credentials("Mufasa", "CircleOfLife"), TestAgent.PEER, new Ids());
        assertThat(accepts(
                        auth,
                        challenge(
                                401,
                                "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
                                        + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"")))
                .isTrue();
        assertThat(sign(auth, "Authorization", "GET", "/dir/index.html"))
                .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    @Test
    void takesTheFirstChallengeItCanSpeak() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(
                        auth,
                        challenge(
                                407,
                                "Digest realm=\"r\", nonce=\"a\", algorithm=SHA-512-256, qop=\"auth\"",
                                "Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256, qop=\"auth,auth-int\"",
                                "Digest realm=\"r\", nonce=\"c\", algorithm=MD5, qop=\"auth\"")))
                .isTrue();
        assertThat(sign(auth, "Proxy-Authorization", "INVITE", "sip:x@y"))
                .contains("nonce=\"b\"", "algorithm=SHA-256", "qop=auth", "nc=00000001")
                .containsPattern("response=\"[0-9a-f]{64}\"");
    }

    @Test
    void countsTheUsesOfANonce() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        assertThat(sign(auth, "Authorization", "INVITE", "sip:x@y")).contains("nc=00000001");
        assertThat(sign(auth, "Authorization", "BYE", "sip:x@y")).contains("nc=00000002");
    }

    @Test
    void takesAFreshNonceButNotTheSameOneAgain() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"1\"")))
                .isTrue();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"1\"")))
                .isFalse();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"1\", stale=TRUE")))
                .isTrue();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"2\"")))
                .isTrue();
    }

    @Test
    void answersEachRequestAtMostTwice() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        for (int repeats = 0; repeats < 4; repeats++) {
            SipResponse fresh = challenge(401, "Digest realm=\"r\", nonce=\"" + repeats + "\"");
            assertThat(auth.accept(fresh, TestAgent.PEER, repeats)).isEqualTo(repeats < 2);
        }
    }

    @Test
    void answersNoOtherRealmThanTheFirst() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(auth, challenge(407, "Digest realm=\"trunk\", nonce=\"1\"")))
                .isTrue();
        assertThat(accepts(auth, challenge(407, "Digest realm=\"callee\", nonce=\"2\", stale=true")))
                .isFalse();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"callee\", nonce=\"3\"")))
                .isFalse();
        assertThat(sign(auth, "Proxy-Authorization", "INVITE", "sip:x@y")).contains("realm=\"trunk\"");
    }

    @Test
    void answersServerAndProxyOfOneRealmEachInItsOwnField() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(auth, challenge(407, "Digest realm=\"trunk\", nonce=\"1\"")))
                .isTrue();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"trunk\", nonce=\"2\"")))
                .isTrue();
        assertThat(sign(auth, "Proxy-Authorization", "BYE", "sip:x@y")).contains("nonce=\"1\"");
        assertThat(sign(auth, "Authorization", "BYE", "sip:x@y")).contains("nonce=\"2\"");
    }

    /// Unusual challenges seen in the field. We can answer each of them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"r\", nonce=\"n\", qop=\"\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess, qop=\"auth\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=\"SHA-256-sess\", qop=\"auth\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=md5-sess",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf, auth-int , auth\"",
                "Digest realm=r, nonce=n, qop=auth, algorithm=MD5",
                "Digest realm = \"r\" , nonce = \"n\" , qop = \"auth\"",
                "digest\tREALM=\"r\",NONCE=\"n\"",
                "Digest  realm=\"r\",,nonce=\"n\",",
                "Digest realm=\"r\", nonce=\"n\", domain=\"sip:a sip:b\", userhash=true, charset=UTF-8, x=\"1,2\"",
                "Bearer realm=\"r\", Digest realm=\"r\", nonce=\"n\"",
                "Basic realm=\"r, nonce=\\\"no\\\"\", Digest realm=\"r\", nonce=\"n\"",
                "NTLM, Digest realm=\"r\", nonce=\"n\"",
                "Digest realm=\"r\", nonce=\"no\", algorithm=AKAv1-MD5, Digest realm=\"r\", nonce=\"n\", algorithm=MD5"
            })
    void answersTheChallengesOfTheField(String challenge) {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(auth, challenge(407, challenge))).isTrue();
        assertThat(sign(auth, "Proxy-Authorization", "BYE", "sip:x@y"))
                .contains("realm=\"r\"", "nonce=\"n\"")
                .containsPattern("response=\"([0-9a-f]{32}|[0-9a-f]{64})\"")
                .doesNotContain("qop=\"", "Circle");
    }

    /// RFC 7616 §3.4, calculated by hand: `-sess` hashes both nonces, `auth-int` the body.
    @Test
    void hashesTheSessionAndTheBody() throws Exception {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess, qop=\"auth-int\""));
        SipHeaders headers = new SipHeaders();
        auth.sign(headers, "INFO", "sip:x@y", new Body("text/plain", "key".getBytes(UTF_8)), TestAgent.PEER);
        String answer = Objects.requireNonNull(headers.first("Authorization"));
        String cnonce = answer.replaceAll(".*cnonce=\"([^\"]*)\".*", "$1");
        String ha1 = md5(md5("Mufasa:r:Circle of Life") + ":n:" + cnonce);
        String ha2 = md5("INFO:sip:x@y:" + md5("key"));
        assertThat(answer)
                .contains("response=\"" + md5(ha1 + ":n:00000001:" + cnonce + ":auth-int:" + ha2) + '"')
                .contains("qop=auth-int", "algorithm=MD5-sess");
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    }

    @Test
    void signsNothingForAnyoneButTheTrunk() {
        Hop elsewhere = TestAgent.hop(Transport.TCP);
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(auth.accept(challenge(401, "Digest realm=\"r\", nonce=\"1\""), elsewhere, 0))
                .isFalse();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"1\"")))
                .isTrue();
        SipHeaders headers = new SipHeaders();
        auth.sign(headers, "BYE", "sip:x@y", Body.NONE, elsewhere);
        assertThat(headers.first("Authorization")).isNull();
    }

    @Test
    void signsNoAckNorByeForAContactElsewhere() {
        OutgoingCall call = agent.call(TestAgent.PEER, MUFASA);
        agent.answer(wire.onlyRequest(), 401, "far", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\n");
        assertThat(wire.firstRequest().method()).isEqualTo("ACK");
        agent.answer(wire.onlyRequest(), 200, "far", "Record-Route: <sip:127.0.0.2:5062;lr>\n");
        assertThat(wire.onlyRequest().headers().first("Authorization")).isNull();
        call.hangUp();
        assertThat(wire.onlyRequest().headers().first("Authorization")).isNull();
    }

    @Test
    void inviteChallengedByEverNewRealmsIsRefused() throws Exception {
        agent.call(TestAgent.PEER, MUFASA);
        agent.answer(wire.onlyRequest(), 401, "far", "WWW-Authenticate: Digest realm=\"1\", nonce=\"n\"\n");
        wire.firstRequest();
        agent.answer(wire.onlyRequest(), 401, "far", "WWW-Authenticate: Digest realm=\"2\", nonce=\"n\"\n");
        assertThat(wire.take()).containsExactly("ACK");
        agent.events.expect("challenged");
        agent.events.expect("refused 401");
    }

    @Test
    void byeChallengedTimeAndAgainEndsTheCall() throws Exception {
        OutgoingCall call = answeredCall();
        call.hangUp();
        for (int asked = 1; asked <= 2; asked++) agent.answer(wire.onlyRequest(), 401, "far", stale(asked));
        agent.answer(wire.onlyRequest(), 401, "far", stale(3));
        assertThat(wire.take()).isEmpty();
        assertThat(agent.agent.calls().size()).isZero();
    }

    /// A new nonce needs no `stale`, and the asker may change: 407 for the INVITE, 401 for the BYE.
    @Test
    void byeIsSignedAnewForWhoeverAsks() {
        OutgoingCall call = agent.call(TestAgent.PEER, MUFASA);
        agent.answer(wire.onlyRequest(), 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"1\"\n");
        wire.firstRequest();
        agent.answer(wire.onlyRequest(), 200);
        wire.take();
        call.hangUp();
        agent.answer(wire.onlyRequest(), 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"2\"\n");
        SipRequest second = wire.onlyRequest();
        assertThat(second.headers().first("Proxy-Authorization")).contains("nonce=\"2\"");
        agent.answer(second, 401, "far", "WWW-Authenticate: Digest realm=\"r\", nonce=\"3\"\n");
        SipRequest third = wire.onlyRequest();
        assertThat(third.headers().first("Authorization")).contains("nonce=\"3\"");
        assertThat(third.headers().cseq()).isEqualTo(new CSeq(5, "BYE"));
        agent.answer(third, 200);
        assertThat(wire.take()).isEmpty();
    }

    @Test
    void inviteChallengedWithASecondNonceIsAnsweredOnceMore() throws Exception {
        agent.call(TestAgent.PEER, MUFASA);
        for (int nonce = 1; nonce <= 3; nonce++) {
            SipRequest invite = wire.onlyRequest();
            agent.answer(invite, 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"" + nonce + "\"\n");
            assertThat(wire.firstRequest().method()).isEqualTo("ACK");
        }
        assertThat(wire.take()).isEmpty();
        agent.events.expect("challenged");
        agent.events.expect("challenged");
        agent.events.expect("refused 407");
    }

    @Test
    void infoChallengedInVainEndsTheCallWithABye() throws Exception {
        OutgoingCall call = answeredCall();
        call.info(Body.NONE);
        agent.answer(wire.onlyRequest(), 401, "far", "WWW-Authenticate: Basic realm=\"r\"\n");
        agent.events.expect("answered 200");
        agent.events.expect("lost");
        SipRequest bye = wire.onlyRequest();
        assertThat(bye.method()).isEqualTo("BYE");
        agent.answer(bye, 401, "far", "WWW-Authenticate: Basic realm=\"r\"\n");
        assertThat(wire.take()).isEmpty();
        assertThat(agent.events.rest()).isEmpty();
    }

    private static String stale(int nonce) {
        return "WWW-Authenticate: Digest realm=\"r\", nonce=\"" + nonce + "\", stale=true\n";
    }

    private OutgoingCall answeredCall() {
        OutgoingCall call = agent.call(TestAgent.PEER, MUFASA);
        agent.answer(wire.onlyRequest(), 200);
        wire.take();
        return call;
    }

    @Test
    void refusesWhatItCannotSpeak() {
        DigestAuth auth = new DigestAuth(MUFASA, TestAgent.PEER, new Ids());
        assertThat(accepts(auth, challenge(401, "Basic realm=\"r\""))).isFalse();
        assertThat(accepts(auth, challenge(401, "Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf\"")))
                .isFalse();
        assertThat(accepts(auth, challenge(401))).isFalse();
        assertThat(accepts(
                        new DigestAuth(Credentials.NONE, TestAgent.PEER, new Ids()),
                        challenge(401, "Digest realm=\"r\", nonce=\"1\"")))
                .isFalse();
    }

    @Test
    void challengedInviteIsRepeatedWithTheNextNumberAndAnAckThatIsSigned() throws Exception {
        agent.call(TestAgent.PEER, MUFASA);
        SipRequest first = wire.onlyRequest();
        agent.answer(first, 407, "proxy", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\n");
        assertThat(wire.firstRequest().method()).isEqualTo("ACK");
        SipRequest second = wire.onlyRequest();
        assertThat(second.headers().callId()).isEqualTo(first.headers().callId());
        assertThat(second.headers().first("CSeq")).isEqualTo("2 INVITE");
        assertThat(second.headers().first("Via")).isNotEqualTo(first.headers().first("Via"));
        agent.answer(second, 200);
        assertThat(wire.onlyRequest().headers().first("Proxy-Authorization")).contains("username=\"Mufasa\"");
        agent.events.expect("challenged");
        agent.events.expect("answered 200");
    }

    @Test
    void printsNoPassword() {
        assertThat(MUFASA.toString()).doesNotContain("Circle");
    }

    /// The Contact is not the trunk's own address, and the machine there asks for our password, which it must
    /// not get. Cases: 401 and 407, another port, another address, a trunk with and without a password, a
    /// trunk that challenges too.
    @ParameterizedTest
    @CsvSource({"401, 127.0.0.1:5090", "407, 127.0.0.1:5090", "407, 127.0.0.2:5060"})
    void byeChallengedElsewhereIsSentOverTheTrunk(int status, String contact) {
        for (Credentials credentials : new Credentials[] {MUFASA, Credentials.NONE}) {
            OutgoingCall call = agent.call(TestAgent.PEER, credentials);
            agent.receive(TestAgent.answerTo(wire.onlyRequest(), 200, "far", "")
                    .replace("bob@127.0.0.1:5060>", "bob@" + contact + ">"));
            wire.take();
            call.hangUp();
            SipRequest first = wire.onlyRequest();
            assertThat(wire.lastHop()).isNotEqualTo(TestAgent.PEER);
            String field = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
            agent.answer(first, status, "far", field + ": Digest realm=\"other\", nonce=\"1\"\n");
            SipRequest second = wire.onlyRequest();
            assertThat(wire.lastHop()).isEqualTo(TestAgent.PEER);
            assertThat(second.uri()).isEqualTo("sip:bob@" + contact);
            assertThat(second.headers().first("Authorization")).isNull();
            assertThat(second.headers().first("Proxy-Authorization")).isNull();
            if (!credentials.isEmpty()) {
                agent.answer(second, 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"2\"\n");
                second = wire.onlyRequest();
                assertThat(wire.lastHop()).isEqualTo(TestAgent.PEER);
                assertThat(second.headers().first("Proxy-Authorization")).contains("realm=\"r\"");
            }
            agent.answer(second, 200);
            assertThat(wire.take()).isEmpty();
            assertThat(agent.agent.calls().size()).isZero();
        }
    }

    @Test
    void byeChallengedElsewhereAndByATrunkWithoutPasswordIsGivenUp() {
        OutgoingCall call = agent.call(TestAgent.PEER, Credentials.NONE);
        agent.receive(
                TestAgent.answerTo(wire.onlyRequest(), 200, "far", "").replace("127.0.0.1:5060>", "127.0.0.1:5090>"));
        wire.take();
        call.hangUp();
        agent.answer(wire.onlyRequest(), 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"1\"\n");
        agent.answer(wire.onlyRequest(), 407, "far", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"1\"\n");
        assertThat(wire.take()).isEmpty();
        assertThat(agent.agent.calls().size()).isZero();
    }
}
