package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.media.SrtpKeys;
import io.ringtrue.telephony.media.SrtpSuite;
import io.ringtrue.telephony.srtp.SrtpOpenerTest;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Protected streams over real sockets on the loopback.
class SecureStreamTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private RtpEngine engine;

    @BeforeEach
    void open() throws IOException {
        engine = RtpEngine.open(
                LOOPBACK, 0, 0, Thread.ofPlatform().daemon().factory(), SrtpProtection::new, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static MediaPath path(int port, int rtcpPort, Optional<SrtpKeys> keys) {
        MediaPath plain = Packets.path(new InetSocketAddress(LOOPBACK, port));
        return new MediaPath(
                plain.remote(),
                rtcpPort,
                plain.sends(),
                plain.receives(),
                plain.sendEventType(),
                plain.receiveEventTypes(),
                Set.of(),
                20,
                true,
                true,
                List.of(),
                LOOPBACK,
                keys);
    }

    private static SrtpKeys keys(SrtpSuite suite, int sends, int receives) {
        return new SrtpKeys(SrtpOpenerTest.key(suite, sends), SrtpOpenerTest.key(suite, receives));
    }

    /// The far end's protection: our keys with the directions exchanged.
    static SrtpProtection farEnd(SrtpKeys ours) {
        SrtpProtection protection = new SrtpProtection();
        protection.agreed(Optional.of(new SrtpKeys(ours.receives(), ours.sends())));
        return protection;
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void voiceAndKeysTravelHidden(SrtpSuite suite) throws Exception {
        BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        try (RtpStream caller = engine.stream(keys::add);
                RtpStream callee = engine.stream(KeyListener.NONE)) {
            caller.connect(path(callee.port(), callee.port() + 1, Optional.of(keys(suite, 1, 2))));
            callee.connect(path(caller.port(), caller.port() + 1, Optional.of(keys(suite, 2, 1))));
            callee.press('7', Duration.ofMillis(60));
            callee.press('#', Duration.ofMillis(60));
            assertThat(keys.poll(20, TimeUnit.SECONDS)).isEqualTo('7');
            assertThat(keys.poll(20, TimeUnit.SECONDS)).isEqualTo('#');
            assertThat(caller.counts().received()).isPositive();
        }
    }

    @Test
    void aStrangerNeitherIsHeardNorDrawsTheMediaToHimself() throws Exception {
        try (DatagramSocket stranger = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                DatagramSocket far = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                RtpStream stream = engine.stream(KeyListener.NONE)) {
            far.setSoTimeout(10_000);
            stream.connect(path(far.getLocalPort(), 9, Optional.of(keys(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1, 2))));
            byte[] plain = Packets.voice(0, 1, 0, 9, new byte[160]).array();
            stranger.send(new DatagramPacket(plain, plain.length, LOOPBACK, stream.port()));
            await(() -> stream.counts().foreign() == 1);
            assertThat(stream.counts().received()).isZero();
            for (int i = 0; i < 5; i++) far.receive(new DatagramPacket(new byte[500], 500));
            stranger.setSoTimeout(1);
            assertThat(received(stranger)).isFalse();
        }
    }

    @Test
    void reportsAreEncryptedAndSayGoodbye() throws Exception {
        SrtpKeys keys = keys(SrtpSuite.AES_CM_128_HMAC_SHA1_32, 1, 2);
        try (DatagramSocket far = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                DatagramSocket farRtcp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            far.setSoTimeout(10_000);
            farRtcp.setSoTimeout(10_000);
            RtpStream stream = engine.stream(KeyListener.NONE);
            stream.connect(path(far.getLocalPort(), farRtcp.getLocalPort(), Optional.of(keys)));
            far.receive(new DatagramPacket(new byte[500], 500));
            stream.close();
            DatagramPacket packet = new DatagramPacket(new byte[500], 500);
            farRtcp.receive(packet);
            ByteBuffer report = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
            assertThat(farEnd(keys).openRtcp(report)).isTrue();
            assertThat(report.get(report.limit() - 7) & 0xFF).isEqualTo(Rtcp.GOODBYE);
        }
    }

    @Test
    void aFarEndThatChangesItsSourceIsStillHeard() throws Exception {
        SrtpKeys keys = keys(SrtpSuite.AES_CM_128_HMAC_SHA1_80, 1, 2);
        try (DatagramSocket far = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                RtpStream stream = engine.stream(KeyListener.NONE)) {
            stream.connect(path(far.getLocalPort(), 9, Optional.of(keys)));
            SrtpProtection sealer = farEnd(keys);
            SrtpProtection next = farEnd(keys);
            send(far, stream, sealer, 60_000, 11);
            send(far, stream, next, 3, 12);
            await(() -> stream.counts().received() == 2);
        }
    }

    private static void send(DatagramSocket far, RtpStream to, SrtpProtection sealer, int sequence, int ssrc)
            throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(200)
                .put(Packets.voice(0, sequence, 0, ssrc, new byte[160]))
                .flip();
        sealer.sealRtp(packet);
        far.send(new DatagramPacket(packet.array(), packet.remaining(), LOOPBACK, to.port()));
    }

    private static boolean received(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[500], 500));
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
