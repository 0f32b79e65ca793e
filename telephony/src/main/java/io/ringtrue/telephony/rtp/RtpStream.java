package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.MediaProtection;
import io.ringtrue.telephony.media.RtpHeader;
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

/// The media of one call. From [#connect] to [#close], the far end gets a packet every 20 ms: a sound, a key,
/// or silence. Safe for several threads; no method blocks.
public final class RtpStream implements AutoCloseable {
    /// The longest key press that fits into one segment of RFC 4733 §2.5.1.3, rounded down.
    public static final Duration LONGEST_PRESS = Duration.ofSeconds(8);

    private static final int REPORT_TICKS = 250; // 5 s, the minimum between reports that RFC 3550 §6.2 recommends

    private final RtpPorts.SocketPair sockets;
    private final Clock clock;
    private final String cname;
    private final Latch latch = new Latch();
    private final MediaProtection protection;
    private final RtpSender sender = new RtpSender();
    private final RtpReceiver receiver;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong sentOctets = new AtomicLong();
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

    /// The even port for RTP; RTCP uses the next one.
    public int port() {
        return sockets.port();
    }

    /// Starts to send and to receive; before, nothing passes in either direction. Calling it again changes
    /// the path, as after a re-INVITE; if the far end's address is new, its source is searched again.
    public void connect(MediaPath agreed) {
        protection.agreed(agreed.keys()); // first, so that no packet is sent or accepted unprotected
        latch.agreed(agreed.remote(), agreed.networks(), agreed.signalling(), agreed.packetMillis());
        receiver.path(agreed);
        path = agreed;
        sender.path(agreed);
    }

    /// Plays a sound and returns at once; a sound that is playing is cut. The sound waits before [#connect],
    /// while the far end holds us, and while there is no address to send to. An empty sound ends at once.
    /// After [#close] it ends at once as [Playback.End#CLOSED].
    public Playback play(Voice sound) {
        return unlessClosed(sender.play(sound));
    }

    /// Sends a key by RFC 4733, after the keys that wait, and returns at once; the voice pauses meanwhile. It
    /// ends with the last of its end packets, or as [Playback.End#CUT] if the far end accepts no such events.
    ///
    /// @param key of `0-9`, `*`, `#`, `A-D`
    /// @param length 20 ms to [#LONGEST_PRESS]
    /// @throws IllegalArgumentException for another key or length
    public Playback press(char key, Duration length) {
        if (DigitReceiver.KEYS.indexOf(key) < 0) throw new IllegalArgumentException("key: must be one of 0-9 * # A-D");
        if (length.compareTo(Duration.ofMillis(20)) < 0 || length.compareTo(LONGEST_PRESS) > 0) {
            throw new IllegalArgumentException("length: " + length + " is not 20 ms to " + LONGEST_PRESS);
        }
        return unlessClosed(sender.press(key, (int) length.toMillis()));
    }

    private Playback unlessClosed(Playback playback) {
        if (closed) playback.finish(Playback.End.CLOSED);
        return playback;
    }

    /// Sets who receives the far end's voice from now on; at first it is [VoiceListener#DEAF].
    public void hear(VoiceListener listener) {
        receiver.listener(listener);
    }

    /// How long nothing has arrived from the far end, neither RTP nor RTCP, counted from the first
    /// [#connect]. Zero before it and during a hold, when silence does not mean a dead line.
    public Duration silentFor() {
        MediaPath agreed = path;
        if (agreed == null || agreed.isOnHold()) return Duration.ZERO;
        return Duration.ofNanos(System.nanoTime() - receiver.lastReceivedNanos());
    }

    /// Whether the far end hears us: it wants to, and there is an address to send to. Otherwise a sound
    /// waits.
    public boolean isHeard() {
        MediaPath agreed = path;
        return agreed != null && agreed.sending() && latch.target() != null;
    }

    /// Whether a sound that was heard is the echo of our own: we sent nearly the same in the last second.
    ///
    /// @param sound about 35 ms of samples at 8 kHz, as a [VoiceListener] receives them
    public boolean isEcho(short[] sound) {
        MediaPath agreed = path;
        return agreed != null && sender.sentVoice().resembles(sound, agreed.sends());
    }

    /// Where a sound that was heard is in what we sent in the last second, apart from its loudness.
    ///
    /// @return how many samples we had sent before it; `Long.MIN_VALUE` when it is not ours
    public long placeOfEcho(short[] sound) {
        MediaPath agreed = path;
        return agreed == null ? SentVoice.NOWHERE : sender.sentVoice().find(sound, agreed.sends());
    }

    /// The same within two samples of a place, which costs little.
    public long placeOfEcho(short[] sound, long near) {
        MediaPath agreed = path;
        return agreed == null ? SentVoice.NOWHERE : sender.sentVoice().findNear(sound, near, agreed.sends());
    }

    /// The counts so far; also after [#close].
    public RtpCounts counts() {
        Reception reception = receiver.reception();
        return new RtpCounts(
                sent.get(),
                sentOctets.get(),
                sendFailures.get(),
                receiver.receivedPackets(),
                receiver.receivedOctets(),
                receiver.foreignPackets(),
                reception.lost(),
                reception.missing(),
                reception.late(),
                reception.repeated(),
                reception.jitterMillis(),
                receiver.firstReceivedNanos());
    }

    /// Ends the stream: playbacks end as [Playback.End#CLOSED], keys are no longer reported, and an RTCP BYE
    /// is sent within 20 ms. Repeating it does nothing.
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

    /// 20 ms have passed. Called by the pacer.
    void tick(ByteBuffer packet) {
        sender.tick(packet, wire, latch.target() != null);
        if (--ticksToReport <= 0) {
            ticksToReport = nextReport();
            report(packet, false);
        }
    }

    /// Sends the RTCP BYE and closes the sockets. Called once, by the pacer.
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
        int octets = packet.remaining() - RtpHeader.BYTES;
        protection.sealRtp(packet);
        try {
            // A full send buffer accepts nothing and returns 0. The packet is lost, as on any network.
            if (socket.send(packet, target) > 0) {
                sent.incrementAndGet();
                sentOctets.addAndGet(octets);
            } else {
                sendFailures.incrementAndGet();
            }
        } catch (IOException unreachable) {
            sendFailures.incrementAndGet();
        }
    }

    /// A random 0.5 to 1.5 times the interval, so that the reports of many calls are not sent at the same
    /// moment (RFC 3550 §6.2).
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

    /// A packet arrived at the even port. Called by the reader.
    void received(ByteBuffer packet, InetSocketAddress from) {
        if (closed) return;
        // Some far ends send RTCP to this port although no a=rtcp-mux was agreed (RFC 5761 §5.1.1). It still
        // shows that they are alive.
        if (Rtcp.is(packet)) {
            receivedRtcp(packet, from);
            return;
        }
        boolean authentic = protection.isAgreed();
        // Check authenticity first: a packet that fails must not become the source either.
        if (protection.openRtp(packet)) receiver.received(packet, from, authentic);
        else receiver.refused();
    }

    /// A packet arrived at the odd port. Called by the reader.
    void receivedRtcp(ByteBuffer packet, InetSocketAddress from) {
        if (path == null || !latch.trusts(from.getAddress()) || !protection.openRtcp(packet) || !Rtcp.is(packet))
            return;
        receiver.lived(System.nanoTime());
        lastReport = Rtcp.read(packet, lastReport);
    }
}
