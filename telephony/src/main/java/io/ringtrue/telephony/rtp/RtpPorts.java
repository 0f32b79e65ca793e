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

/// Hands out pairs of ports: an even one for RTP, the odd one above it for RTCP (RFC 3550 §11). A pair given back
/// rests before it is used again, so that what a far end still sends to an old call does not reach a new one. For the
/// calls of an earlier life of this node, which nobody ended, it begins anywhere in the range. A pair is offered only
/// after it was bound once, so that ports of other programs do not count as room.
/// Safe for use by any number of threads.
final class RtpPorts {
    /// A far end that never saw our BYE repeats its own for 32 s at most, but stops sending RTP well before.
    static final Duration REST = Duration.ofSeconds(10);

    /// Pairs kept ready. Nobody starts more calls at once, and to try a whole range of 5,000 takes 200 ms.
    private static final int ENOUGH = 256;

    private static final int EXPEDITED_FORWARDING = 0xB8; // DSCP 46 (RFC 3246), the class for telephone media

    /// @param proven false: never bound by us, or another program had it when last tried
    private record Resting(int port, long sinceNanos, boolean proven) {}

    private final InetAddress bind;
    private final int min;
    private final int max;
    private final Duration rest;
    private final Queue<Resting> resting = new ArrayDeque<>();
    private final Queue<Integer> free = new ArrayDeque<>();

    /// @param min first even port; 0: any pair the machine has free, whatever `max`
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

    /// How many streams would find a pair just now; never more than [#ENOUGH] where the range is limited.
    synchronized int room() {
        if (min == 0) return Integer.MAX_VALUE;
        ripen();
        return free.size();
    }

    /// @throws IOException when no pair is free; the message says how many rest
    SocketPair take() throws IOException {
        if (min == 0) return anyPair();
        for (int tries = 0; tries < max - min; tries++) {
            int port = nextRested();
            try {
                return bound(port);
            } catch (IOException taken) {
                rest(port, false); // another program has it: try again when it has rested
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

    /// Moves what has rested to what is free; on a pair's first turn, and after a failure, only if it can be bound.
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
                    // the odd neighbour is taken: try another pair
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
