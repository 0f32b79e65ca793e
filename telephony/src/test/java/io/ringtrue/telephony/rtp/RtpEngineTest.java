package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.rtp.Packets.Plain;
import io.ringtrue.telephony.rtp.Packets.Sent;
import io.ringtrue.telephony.rtp.Playback.End;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams over real sockets on the loopback. The tests check counts, never times.
class RtpEngineTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final RtpEngine engine = open();

    private static RtpEngine open() {
        try {
            return RtpEngine.open(
                    LOOPBACK, 0, 0, Thread.ofPlatform().daemon().factory(), SrtpProtection::new, Clock.systemUTC());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void whatIsPlayedArrivesWholeInOrderWithoutGaps() throws Exception {
        short[] sound = new short[50 * 160];
        for (int i = 0; i < sound.length; i++) sound[i] = (short) ((i / 160 + 1) << 8);
        try (DatagramSocket far = far();
                RtpStream stream = engine.stream(KeyListener.NONE)) {
            Playback playback = stream.play(new Plain(sound));
            stream.connect(Packets.path(here(far)));
            List<Sent> received = receive(far, 55);
            RtpSenderTest.assertContinuous(received, 160);
            assertThat(playback.await()).isEqualTo(End.SENT);
            assertThat(received)
                    .extracting(each -> (int) each.payload()[0])
                    .startsWith(1, 2, 3)
                    .contains(50);
            for (int frame = 0; frame < 50; frame++) {
                byte[] expected = new byte[160];
                Arrays.fill(expected, (byte) (frame + 1));
                assertThat(received.get(frame).payload()).isEqualTo(expected);
            }
            // The last packet may arrive just before it is counted.
            assertThat(stream.counts().sent()).isGreaterThanOrEqualTo(54);
        }
    }

    @Test
    void playsNothingIntoTheVoidBeforeTheFarEndShowsItself() throws Exception {
        List<Network> loopback = List.of(Network.parse("127.0.0.0/8"));
        InetSocketAddress elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 4_000);
        try (DatagramSocket far = far();
                RtpStream stream = engine.stream(KeyListener.NONE)) {
            short[] sound = new short[160];
            Arrays.fill(sound, (short) 0x0700);
            Playback playback = stream.play(new Plain(sound));
            stream.connect(Packets.path(elsewhere, 20, true, loopback));
            byte[] hello = Packets.voice(0, 1, 0, 9, new byte[160]).array();
            far.send(new DatagramPacket(hello, hello.length, LOOPBACK, stream.port()));
            assertThat(receive(far, 1).getFirst().payload()).isEqualTo(filled((byte) 7));
            assertThat(playback.await()).isEqualTo(End.SENT);
        }
    }

    private static byte[] filled(byte octet) {
        byte[] payload = new byte[160];
        Arrays.fill(payload, octet);
        return payload;
    }

    @Test
    void fiftyStreamsEachHearTheirOwnKeys() throws Exception {
        int streams = 50;
        List<RtpStream> all = new ArrayList<>();
        List<BlockingQueue<Character>> heard = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
            heard.add(keys);
            RtpStream caller = engine.stream(keys::add);
            RtpStream callee = engine.stream(KeyListener.NONE);
            caller.connect(Packets.path(new InetSocketAddress(LOOPBACK, callee.port())));
            callee.connect(Packets.path(new InetSocketAddress(LOOPBACK, caller.port())));
            for (char key : pin(i).toCharArray()) callee.press(key, Duration.ofMillis(60));
            all.add(caller);
            all.add(callee);
        }
        for (int i = 0; i < streams; i++) {
            StringBuilder keys = new StringBuilder();
            for (int k = 0; k < 6; k++) keys.append(heard.get(i).poll(20, TimeUnit.SECONDS));
            assertThat(keys).hasToString(pin(i));
        }
        all.forEach(RtpStream::close);
        assertThat(all).allSatisfy(each -> assertThat(each.counts().foreign()).isZero());
        assertThat(all)
                .allSatisfy(each -> assertThat(each.counts().sendFailures()).isZero());
    }

    @Test
    void saysGoodbyeAndFreesThePorts() throws Exception {
        try (DatagramSocket far = far();
                DatagramSocket farRtcp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            farRtcp.setSoTimeout(10_000);
            RtpStream stream = engine.stream(KeyListener.NONE);
            MediaPath path = Packets.path(here(far));
            stream.connect(new MediaPath(
                    path.remote(),
                    farRtcp.getLocalPort(),
                    path.sends(),
                    path.receives(),
                    path.sendEventType(),
                    path.receiveEventTypes(),
                    Set.of(),
                    20,
                    true,
                    true,
                    List.of(),
                    LOOPBACK,
                    Optional.empty()));
            receive(far, 2);
            stream.close();
            byte[] bytes = new byte[500];
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
            farRtcp.receive(packet);
            assertThat(bytes[1] & 0xFF).isEqualTo(Rtcp.SENDER_REPORT);
            assertThat(bytes[packet.getLength() - 7] & 0xFF).isEqualTo(Rtcp.GOODBYE);
            assertThat(stream.play(new Plain(new short[160])).await()).isEqualTo(End.CLOSED);
            stream.close();
        }
    }

    @Test
    void aStreamThatBreaksIsClosedAndTheOthersGoOn() throws Exception {
        InetSocketAddress otherFamily = new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 4_000);
        try (DatagramSocket far = far();
                RtpStream broken = engine.stream(KeyListener.NONE);
                RtpStream sound = engine.stream(KeyListener.NONE)) {
            Playback playback = broken.play(new Plain(new short[160_000]));
            broken.connect(Packets.path(otherFamily));
            assertThat(playback.await()).isEqualTo(End.CLOSED);
            sound.connect(Packets.path(here(far)));
            receive(far, 3);
        }
    }

    @Test
    void aStreamThatExhaustsTheStackIsClosedAndTheOthersGoOn() throws Exception {
        PacketMangler deep = (_, _) -> {
            throw new StackOverflowError("breaks");
        };
        try (DatagramSocket far = far();
                RtpStream broken = engine.stream(KeyListener.NONE, deep);
                RtpStream sound = engine.stream(KeyListener.NONE)) {
            Playback playback = broken.play(new Plain(new short[160_000]));
            broken.connect(Packets.path(here(far)));
            assertThat(playback.await()).isEqualTo(End.CLOSED);
            sound.connect(Packets.path(here(far)));
            receive(far, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aPacketThatBreaksItsReaderIsDroppedAndTheNextIsRead(Class<? extends Throwable> kind) throws Exception {
        BlockingQueue<Character> keys = new LinkedBlockingQueue<>();
        KeyListener fragile = key -> {
            if (key != '1') {
                keys.add(key);
                return;
            }
            if (kind == StackOverflowError.class) throw new StackOverflowError("breaks");
            throw new IllegalStateException("breaks");
        };
        try (RtpStream caller = engine.stream(fragile);
                RtpStream callee = engine.stream(KeyListener.NONE)) {
            caller.connect(Packets.path(new InetSocketAddress(LOOPBACK, callee.port())));
            callee.connect(Packets.path(new InetSocketAddress(LOOPBACK, caller.port())));
            callee.press('1', Duration.ofMillis(60));
            callee.press('2', Duration.ofMillis(60));
            assertThat(keys.poll(20, TimeUnit.SECONDS)).isEqualTo('2');
        }
    }

    @Test
    void refusesKeysNoPhoneHas() throws IOException {
        try (RtpStream stream = engine.stream(KeyListener.NONE)) {
            assertThatThrownBy(() -> stream.press('x', Duration.ofMillis(100))).hasMessageContaining("key");
            assertThatThrownBy(() -> stream.press('1', Duration.ofSeconds(9))).hasMessageContaining("length");
            assertThatThrownBy(() -> stream.press('1', Duration.ZERO)).hasMessageContaining("length");
        }
    }

    @Test
    void aClosedEngineOpensNothing() throws IOException {
        engine.close();
        assertThatThrownBy(() -> engine.stream(KeyListener.NONE)).isInstanceOf(IOException.class);
    }

    @Test
    void closingTheEngineEndsWhatPlays() throws Exception {
        Playback playback = engine.stream(KeyListener.NONE).play(new Plain(new short[160]));
        engine.close();
        assertThat(playback.await()).isEqualTo(End.CLOSED);
    }

    private static String pin(int stream) {
        return String.format("%06d", stream * 7_919L % 1_000_000);
    }

    private static DatagramSocket far() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static InetSocketAddress here(DatagramSocket socket) {
        return new InetSocketAddress(LOOPBACK, socket.getLocalPort());
    }

    private static List<Sent> receive(DatagramSocket far, int packets) throws IOException {
        List<Sent> received = new ArrayList<>();
        while (received.size() < packets) {
            DatagramPacket packet = new DatagramPacket(new byte[500], 500);
            far.receive(packet);
            received.add(Packets.taken(ByteBuffer.wrap(packet.getData(), 0, packet.getLength())));
        }
        return received;
    }
}
