package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;
import io.ringtrue.telephony.srtp.SrtpOpenerTest;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What shows that the far end is alive. Cases: RTCP on its own port, on the RTP port, from another port,
/// from a stranger, damaged, not authentic; hold by either side; packets again after a hold.
class SilenceTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetSocketAddress FAR = new InetSocketAddress(LOOPBACK, 4_000);
    private static final InetSocketAddress FAR_RTCP = new InetSocketAddress(LOOPBACK, 4_777);
    private static final InetSocketAddress STRANGER = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.66"), 4_001);
    private static final Duration LONG = Duration.ofMillis(300);

    private RtpEngine engine;
    private RtpStream stream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpEngine.open(
                LOOPBACK, 0, 0, Thread.ofPlatform().daemon().factory(), SrtpProtection::new, Clock.systemUTC());
        stream = engine.stream(KeyListener.NONE);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static MediaPath path(boolean sending, boolean receiving, Optional<SrtpKeys> keys) {
        MediaPath usual = Packets.path(FAR);
        return new MediaPath(
                FAR,
                4_001,
                usual.sends(),
                usual.receives(),
                usual.sendEventType(),
                usual.receiveEventTypes(),
                Set.of(),
                20,
                sending,
                receiving,
                List.of(),
                LOOPBACK,
                keys);
    }

    private static ByteBuffer report() {
        ByteBuffer packet = ByteBuffer.allocate(500);
        Rtcp.write(
                packet,
                new Rtcp.Sender(7, false, 0, 0, 0, "far"),
                new Reception().report(),
                Rtcp.LastReport.NONE,
                Instant.EPOCH,
                false);
        return packet.flip();
    }

    private void awaitSilence() {
        while (stream.silentFor().compareTo(LONG) < 0) Thread.onSpinWait();
    }

    @Test
    void reportsOfTheFarEndAreLifeFromWhateverPortAndOnEither() {
        stream.connect(path(true, true, Optional.empty()));
        awaitSilence();
        stream.receivedRtcp(report(), FAR_RTCP);
        assertThat(stream.silentFor()).isLessThan(LONG);
        awaitSilence();
        stream.received(report(), FAR);
        assertThat(stream.silentFor()).isLessThan(LONG);
    }

    @Test
    void strangersAndScrapsAreNoLife() {
        stream.connect(path(true, true, Optional.empty()));
        awaitSilence();
        stream.receivedRtcp(report(), STRANGER);
        stream.received(report(), STRANGER);
        stream.receivedRtcp(ByteBuffer.allocate(3), FAR_RTCP);
        stream.receivedRtcp(ByteBuffer.wrap(new byte[64]), FAR_RTCP);
        stream.receivedRtcp(report().putShort(2, (short) 500), FAR_RTCP);
        assertThat(stream.silentFor()).isGreaterThanOrEqualTo(LONG);
    }

    @Test
    void whatIsNotAuthenticIsNoLife() {
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        SrtpKeys keys = new SrtpKeys(SrtpOpenerTest.key(suite, 1), SrtpOpenerTest.key(suite, 2));
        stream.connect(path(true, true, Optional.of(keys)));
        awaitSilence();
        stream.receivedRtcp(report(), FAR_RTCP);
        stream.received(report(), FAR);
        assertThat(stream.silentFor()).isGreaterThanOrEqualTo(LONG);
        ByteBuffer sealed = report();
        sealed.limit(sealed.capacity()).limit(report().limit());
        SecureStreamTest.farEnd(keys).sealRtcp(sealed);
        stream.receivedRtcp(sealed, FAR_RTCP);
        assertThat(stream.silentFor()).isLessThan(LONG);
    }

    @Test
    void onHoldSilenceIsExpectedAndCountsFromItsEnd() {
        stream.connect(path(true, true, Optional.empty()));
        awaitSilence();
        stream.connect(path(false, true, Optional.empty()));
        assertThat(stream.silentFor()).isZero();
        stream.connect(path(true, false, Optional.empty()));
        assertThat(stream.silentFor()).isZero();
        stream.connect(path(true, true, Optional.empty()));
        assertThat(stream.silentFor()).isLessThan(LONG);
        awaitSilence();
    }
}
