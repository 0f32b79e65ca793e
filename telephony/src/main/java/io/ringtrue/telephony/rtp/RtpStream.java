package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.MediaProtection;
import io.ringtrue.telephony.media.Voice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The media of one call. Once [#connect]ed, the far end hears a packet every 20 ms until [#close]: what is played,
/// a key, or silence. Safe for use by any number of threads; nothing here blocks.
public final class RtpStream implements AutoCloseable {
    /// The longest key press that fits one RFC 4733 segment, rounded down.
    public static final Duration LONGEST_PRESS = Duration.ofSeconds(8);

    private static final int REPORT_TICKS = 250; // 5 s, the least RFC 3550 §6.2 recommends between reports

    private final RtpPorts.SocketPair sockets;
    private final Clock clock;
    private final String cname;
    private final Latch latch = new Latch();
    private final MediaProtection protection;
    private final RtpSender sender = new RtpSender();
    private final RtpReceiver receiver;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong sendFailures = new AtomicLong();
    private final @Nullable MangledOutlet mangled;
    private volatile boolean closed;
    private volatile @Nullable MediaPath path;
    private final RtpSender.Wire wire = this::transmit;
    private volatile Rtcp.LastReport lastReport = Rtcp.LastReport.NONE;
    private int ticksToReport = nextReport();

    RtpStream(
            RtpPorts.SocketPair sockets,
            KeyListener keys,
            MediaProtection protection,
            @Nullable PacketMangler mangler,
            Clock clock,
            String cname) {
        this.protection = protection;
        this.sockets = sockets;
        this.clock = clock;
        this.cname = cname;
        this.mangled = mangler == null ? null : new MangledOutlet(mangler, this::dispatch);
        this.receiver = new RtpReceiver(latch, keys);
    }

    /// The even port RTP is received on; RTCP is on the next.
    public int port() {
        return sockets.port();
    }

    /// Starts to send and to hear; before, both directions are dead. Again: changes the path, as a re-INVITE does;
    /// a far end that described a new address is latched anew.
    public void connect(MediaPath agreed) {
        protection.agreed(agreed.keys()); // first: nothing is to leave or be heard unprotected meanwhile
        latch.told(agreed.remote(), agreed.networks(), agreed.signalling(), agreed.packetMillis());
        receiver.path(agreed);
        path = agreed;
        sender.path(agreed);
    }

    /// Plays a sound, and returns at once. What is playing is cut first. While the far end holds us, before
    /// [#connect], and until a far end that described an address outside the media networks is heard, it waits.
    /// Empty: is over at once. After [#close]: is over at once as [Playback.End#CLOSED].
    public Playback play(Voice sound) {
        return unlessClosed(sender.play(sound));
    }

    /// Presses a key by RFC 4733, after those still waiting, and returns at once; voice pauses meanwhile. Over with
    /// the last of its end packets. [Playback.End#CUT] at once where the far end takes no such events.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    /// @param length 20 ms to [#LONGEST_PRESS]
    /// @throws IllegalArgumentException for another key or length
    public Playback press(char key, Duration length) {
        if (DigitReceiver.KEYS.indexOf(key) < 0) throw new IllegalArgumentException("key: not of 0-9 * # A-D");
        if (length.compareTo(Duration.ofMillis(20)) < 0 || length.compareTo(LONGEST_PRESS) > 0) {
            throw new IllegalArgumentException("length: " + length + " is not 20 ms to " + LONGEST_PRESS);
        }
        return unlessClosed(sender.press(key, (int) length.toMillis()));
    }

    private Playback unlessClosed(Playback playback) {
        if (closed) playback.finish(Playback.End.CLOSED);
        return playback;
    }

    /// Whom the far end's voice goes to from now on; [VoiceListener#DEAF] at first.
    public void hear(VoiceListener listener) {
        receiver.listener(listener);
    }

    /// How long nothing has come from the far end, neither voice nor RTCP; counts from the first [#connect]. Zero
    /// before it, and while the far end holds us: silence is no sign of a dead line then.
    public Duration silentFor() {
        MediaPath agreed = path;
        if (agreed == null || agreed.isOnHold()) return Duration.ZERO;
        return Duration.ofNanos(System.nanoTime() - receiver.lastReceivedNanos());
    }

    /// Whether the far end hears us: it wants to, and there is somewhere to send. What is played meanwhile waits.
    public boolean isHeard() {
        MediaPath agreed = path;
        return agreed != null && agreed.sending() && latch.target() != null;
    }

    /// Whether a sound that was heard is our own, come back: in the last second we sent much the same.
    ///
    /// @param sound some 35 ms of what a [VoiceListener] was given, 8 kHz
    public boolean isEcho(short[] sound) {
        MediaPath agreed = path;
        return agreed != null && sender.sentVoice().resembles(sound, agreed.sends());
    }

    public RtpCounts counts() {
        return new RtpCounts(
                sent.get(),
                sendFailures.get(),
                receiver.receivedPackets(),
                receiver.foreignPackets(),
                receiver.reception().lost(),
                receiver.reception().jitterMillis());
    }

    /// Ends it: playbacks are over as [Playback.End#CLOSED], keys are no longer reported, an RTCP BYE follows within
    /// 20 ms. Repeating it does nothing.
    @Override
    public void close() {
        closed = true;
        sender.close();
    }

    boolean isClosed() {
        return closed;
    }

    RtpPorts.SocketPair sockets() {
        return sockets;
    }

    /// 20 ms have passed; the pacer's.
    void tick(ByteBuffer packet) {
        sender.tick(packet, wire, latch.target() != null);
        if (--ticksToReport <= 0) {
            ticksToReport = nextReport();
            report(packet, false);
        }
    }

    /// Says BYE and frees the sockets; the pacer's, once.
    void bury(ByteBuffer packet) {
        try {
            sender.close();
            report(packet, true);
        } finally {
            free(sockets.rtp());
            free(sockets.rtcp());
            if (mangled != null) mangled.close();
        }
    }

    private void free(DatagramChannel socket) {
        try {
            socket.close();
        } catch (IOException leaked) {
            sendFailures.incrementAndGet();
        }
    }

    private void transmit(ByteBuffer packet) {
        if (mangled == null) dispatch(packet, sockets.rtp());
        else mangled.leaving(packet, sockets.rtp());
    }

    private void dispatch(ByteBuffer packet, DatagramChannel socket) {
        InetSocketAddress target = latch.target();
        if (target == null) return;
        protection.sealRtp(packet);
        try {
            // A full send buffer takes nothing and says 0; the packet is lost as on any network.
            (socket.send(packet, target) > 0 ? sent : sendFailures).incrementAndGet();
        } catch (IOException unreachable) {
            sendFailures.incrementAndGet();
        }
    }

    /// Half to one and a half times the interval, so that the reports of many calls do not march in step (RFC 3550
    /// §6.2).
    private static int nextReport() {
        return REPORT_TICKS / 2 + ThreadLocalRandom.current().nextInt(REPORT_TICKS);
    }

    private void report(ByteBuffer packet, boolean goodbye) {
        InetSocketAddress target = latch.target();
        MediaPath agreed = path;
        if (target == null || agreed == null || mangled != null && !mangled.sendsReports()) return;
        boolean moved = target.getPort() != agreed.remote().getPort();
        int port = moved ? target.getPort() + 1 : agreed.remoteRtcpPort();
        packet.clear();
        Rtcp.write(packet, sender.reported(cname), receiver.reception().report(), lastReport, clock.instant(), goodbye);
        packet.flip();
        protection.sealRtcp(packet);
        try {
            sockets.rtcp().send(packet, new InetSocketAddress(target.getAddress(), Math.min(port, 65_535)));
        } catch (IOException unreachable) {
            sendFailures.incrementAndGet();
        }
    }

    /// A packet came to the even port; the reader's.
    void received(ByteBuffer packet, InetSocketAddress from) {
        if (closed) return;
        // Some send RTCP here without asking (RFC 5761 §5.1.1 wants a=rtcp-mux for it); it is as good a sign of life.
        if (Rtcp.is(packet)) {
            receivedRtcp(packet, from);
            return;
        }
        boolean authentic = protection.isAgreed();
        // Before anything else is looked at: what is not authentic must not be latched on to either.
        if (protection.openRtp(packet)) receiver.received(packet, from, authentic);
        else receiver.refused();
    }

    /// A packet came to the odd port; the reader's.
    void receivedRtcp(ByteBuffer packet, InetSocketAddress from) {
        if (path == null || !latch.trusts(from.getAddress()) || !protection.openRtcp(packet) || !Rtcp.is(packet))
            return;
        receiver.lived(System.nanoTime());
        lastReport = Rtcp.read(packet, lastReport);
    }
}
