package io.ringtrue.telephony.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.call.trunk.HostLookup;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.KeyListener;
import io.ringtrue.telephony.rtp.MediaPath;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceFormat;
import io.ringtrue.telephony.rtp.VoiceListener;
import io.ringtrue.telephony.sdp.AgreedKeys;
import io.ringtrue.telephony.sdp.AnswerGiven;
import io.ringtrue.telephony.sdp.Direction;
import io.ringtrue.telephony.sdp.LocalSecurity;
import io.ringtrue.telephony.sdp.LocalVoice;
import io.ringtrue.telephony.sdp.Negotiation;
import io.ringtrue.telephony.sdp.NoVoice;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The media follow what offer and answer agreed, also after a new offer.
class CallMediaTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final BlockingQueue<Character> heard = new LinkedBlockingQueue<>();
    private final HostLookup lookup = new HostLookup(Thread.ofVirtual().factory(), CallMediaTest::addresses);
    private RtpEngine engine;
    private RtpStream near;
    private RtpStream far;
    private LocalVoice theirs;

    @BeforeEach
    void open() throws IOException {
        engine = RtpEngine.open(
                LOOPBACK, 0, 0, Thread.ofPlatform().daemon().factory(), SrtpProtection::new, Clock.systemUTC());
        near = engine.stream(heard::add);
        far = engine.stream(KeyListener.NONE);
        theirs = new LocalVoice(
                LOOPBACK, far.port(), List.of(Codec.PCMU), 101, 1, 1, Direction.SENDRECV, LocalSecurity.optional());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        if (host.equals("no.such.example")) throw new UnknownHostException(host);
        // An address of another family, a multicast one, the unspecified one, and then the right one.
        return List.of(
                InetAddress.ofLiteral("::1"),
                InetAddress.ofLiteral("224.0.0.1"),
                InetAddress.ofLiteral("0.0.0.0"),
                InetAddress.ofLiteral("127.0.0.1"));
    }

    private CallMedia media(Trunk.Srtp srtp) {
        Trunk trunk = TestDialer.with(srtp, TestDialer.trunk(5060, false));
        TrunkLine line = new TrunkLine(trunk, _ -> List.of(LOOPBACK), System::nanoTime);
        return new CallMedia(near, line, LOOPBACK, LOOPBACK, _ -> {}, VoiceListener.DEAF, lookup);
    }

    private static Body body(String sdp) {
        return Body.sdp(sdp.getBytes(UTF_8));
    }

    /// The far end answers our offer and sends as agreed.
    private Body answer(Body offer) {
        AnswerGiven given = (AnswerGiven) Negotiation.answer(theirs, offer.bytes());
        carry(given.path());
        return body(given.sdp());
    }

    private void carry(VoicePath path) {
        VoiceFormat format = new VoiceFormat(0, Codec.PCMU, G711.MU_LAW.silence(), G711.MU_LAW::decode);
        far.connect(new MediaPath(
                path.remote(),
                path.remoteRtcpPort(),
                format,
                List.of(format),
                path.sendEventType(),
                Set.of(101),
                Set.of(),
                20,
                true,
                true,
                List.of(),
                LOOPBACK,
                path.keys().map(AgreedKeys::keys)));
    }

    private void assertHears(char key) throws InterruptedException {
        far.press(key, Duration.ofMillis(60));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trunk.Srtp.class,
            names = {"OPTIONAL", "REQUIRED"})
    void hearsTheFarEndUnderItsNewKeysAndKeepsThePresentOnesUntilThen(Trunk.Srtp srtp) throws Exception {
        CallMedia media = media(srtp);
        assertThat(media.take(answer(media.offer()))).isInstanceOf(VoicePath.class);
        assertHears('1');
        long foreign = near.counts().foreign();

        assertThat(media.reoffered(body(Negotiation.offer(theirs.secured(LocalSecurity.NONE)))))
                .as("plain")
                .isEmpty();
        assertHears('2');
        assertThat(near.counts().foreign()).as("packets under another key").isEqualTo(foreign);

        LocalVoice renewed = theirs.secured(LocalSecurity.required());
        Body agreed = media.reoffered(body(Negotiation.offer(renewed))).orElseThrow();
        carry((VoicePath) Negotiation.readAnswer(renewed, agreed.bytes()));
        assertHears('3');
    }

    @Test
    void aHoldWithTheSameKeysGoesOnCounting() throws Exception {
        CallMedia media = media(Trunk.Srtp.REQUIRED);
        Body said = answer(media.offer());
        media.take(said);
        assertHears('1');
        long foreign = near.counts().foreign();
        String again = new String(said.bytes(), UTF_8);
        Body agreed = media.reoffered(body(again)).orElseThrow();
        carry((VoicePath) Negotiation.readAnswer(theirs, agreed.bytes()));
        assertHears('2');
        assertThat(near.counts().foreign()).isEqualTo(foreign);
    }

    @Test
    void aPlainCallMayBecomeEncryptedWhenOptional() throws Exception {
        CallMedia media = media(Trunk.Srtp.OPTIONAL);
        LocalVoice protectable = theirs;
        theirs = theirs.secured(LocalSecurity.NONE);
        media.take(answer(media.offer()));
        assertHears('1');
        Body agreed = media.reoffered(body(Negotiation.offer(protectable))).orElseThrow();
        carry((VoicePath) Negotiation.readAnswer(protectable, agreed.bytes()));
        assertHears('2');
        assertThat(media.reoffered(body(Negotiation.offer(theirs))))
                .as("back to plain")
                .isEmpty();
    }

    @Test
    void aSecondAnswerToOneOfferDoesNotTakeTheEncryptionAway() throws Exception {
        CallMedia media = media(Trunk.Srtp.OPTIONAL);
        Body offer = media.offer();
        assertThat(media.take(answer(offer))).as("of a 183").isInstanceOf(VoicePath.class);
        assertHears('1');
        AnswerGiven plain = (AnswerGiven) Negotiation.answer(theirs.secured(LocalSecurity.NONE), offer.bytes());
        assertThat(media.take(body(plain.sdp()))).as("of the 200").isInstanceOf(NoVoice.class);
        assertHears('2');
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "media.carrier.example", "no.such.example"})
    void aNameForAnAddressIsLookedUpAndTheSignallingTriedMeanwhile(String host) throws Exception {
        String sdp = new String(answer(media(Trunk.Srtp.NONE).offer()).bytes(), UTF_8)
                .replaceFirst("c=IN IP4 .*", "c=IN IP4 " + host);
        CallMedia media = media(Trunk.Srtp.NONE);
        Body offer = media.offer();
        answer(offer);
        assertThat(media.take(body(sdp))).isInstanceOf(VoicePath.class);
        assertHears('4');
    }

    @Test
    void aPlainTrunkTakesNoKeys() {
        CallMedia media = media(Trunk.Srtp.NONE);
        media.take(answer(media.offer()));
        Optional<Body> protectedOnly =
                media.reoffered(body(Negotiation.offer(theirs.secured(LocalSecurity.required()))));
        assertThat(protectedOnly).isEmpty();
    }
}
