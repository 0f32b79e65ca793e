package io.ringtrue.telephony.rtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

/// Hands out port pairs: an even port for RTP and the next one for RTCP (RFC 3550 §11). A returned pair rests
/// before it is used again, so that late packets of an old call do not reach a new one. Each start begins at
/// a random place in the range, because far ends may still be sending to calls from before a crash. A pair
/// counts as room only after it was bound once, so ports of other programs do not count. Safe for several
/// threads.
final class RtpPorts {
    /// How long a pair rests. A far end that missed our BYE repeats its own for up to 32 s, but stops sending
    /// RTP well before.
    static final Duration REST = Duration.ofSeconds(10);

    /// Pairs kept ready. No more calls start at once, and trying a whole range of 5,000 would take 200 ms.
    private static final int ENOUGH = 256;

    private static final int EXPEDITED_FORWARDING = 0xB8; // DSCP 46 (RFC 3246), the class for telephone media

    /// @param proven false when we have never bound it, or another program had it at the last try
    private record Resting(int port, long sinceNanos, boolean proven) {}

    private final InetAddress bind;
    private final int min;
    private final int max;
    private final Duration rest;
    private final Queue<Resting> resting = new ArrayDeque<>();
    private final Queue<Integer> free = new ArrayDeque<>();

    /// @param min first port, even; 0 means any free pair, and `max` is ignored
    RtpPorts(InetAddress bind, int min, int max, Duration rest) {
        this.bind = bind;
        this.min = min;
        this.max = max;
        this.rest = rest;
        long restedAlready = System.nanoTime() - rest.toNanos();
        int pairs = min == 0 ? 0 : (max - min + 1) / 2;
        int first = pairs < 2 ? 0 : ThreadLocalRandom.current().nextInt(pairs);
        for (int i = 0; i < pairs; i++) {
            resting.add(new Resting(min + 2 * ((first + i) % pairs), restedAlready, false));
        }
    }

    /// How many streams could find a pair now; at most [#ENOUGH] if there is a range.
    synchronized int room() {
        if (min == 0) return Integer.MAX_VALUE;
        ripen();
        return free.size();
    }

    /// Takes a pair and binds it.
    ///
    /// @throws IOException when no pair is free; the message says how many rest
    SocketPair take() throws IOException {
        if (min == 0) return anyPair();
        for (int tries = 0; tries < max - min; tries++) {
            int port = nextRested();
            try {
                return bound(port);
            } catch (IOException taken) {
                rest(port, false); // another program has it: try again after a rest
            }
        }
        throw new IOException("RTP ports: none of " + min + "-" + max + " can be bound");
    }

    void giveBack(int port) {
        if (min > 0) rest(port, true);
    }

    private synchronized void rest(int port, boolean proven) {
        resting.add(new Resting(port, System.nanoTime(), proven));
    }

    private synchronized int nextRested() throws IOException {
        ripen();
        Integer port = free.poll();
        if (port == null) {
            throw new IOException(
                    "RTP ports: " + min + "-" + max + " are used up, " + resting.size() + " rest after a call");
        }
        return port;
    }

    /// Moves rested pairs to the free ones. A pair that is new or failed before must be bound once to prove
    /// that it is free.
    private void ripen() {
        long now = System.nanoTime();
        for (int waiting = resting.size(); waiting > 0 && free.size() < ENOUGH; waiting--) {
            Resting first = resting.element();
            if (now - first.sinceNanos() < rest.toNanos()) return;
            resting.remove();
            if (first.proven() || canBind(first.port())) free.add(first.port());
            else resting.add(new Resting(first.port(), now, false));
        }
    }

    private boolean canBind(int port) {
        try {
            SocketPair pair = bound(port);
            pair.rtp().close();
            pair.rtcp().close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private SocketPair anyPair() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            DatagramChannel probe = open(0);
            int port = ((InetSocketAddress) probe.getLocalAddress()).getPort();
            if (port % 2 == 0) {
                try {
                    return new SocketPair(probe, open(port + 1), port);
                } catch (IOException _) {
                    // the port above is taken: try another pair
                }
            }
            probe.close();
        }
        throw new IOException("RTP ports: no free pair found in 100 tries");
    }

    private SocketPair bound(int port) throws IOException {
        DatagramChannel rtp = open(port);
        try {
            return new SocketPair(rtp, open(port + 1), port);
        } catch (IOException taken) {
            rtp.close();
            throw taken;
        }
    }

    private DatagramChannel open(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                bind instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED_FORWARDING);
            return channel.bind(new InetSocketAddress(bind, port));
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    /// Two bound, non-blocking sockets.
    record SocketPair(DatagramChannel rtp, DatagramChannel rtcp, int port) {}
}
