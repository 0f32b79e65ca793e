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
/// calls of an earlier life of this node, which nobody ended, it begins anywhere in the range.
/// Safe for use by any number of threads.
final class RtpPorts {
    /// A far end that never saw our BYE repeats its own for 32 s at most, but stops sending RTP well before.
    static final Duration REST = Duration.ofSeconds(10);

    private static final int EXPEDITED_FORWARDING = 0xB8; // DSCP 46 (RFC 3246), the class for telephone media

    private record Resting(int port, long sinceNanos) {}

    private final InetAddress bind;
    private final int min;
    private final int max;
    private final Duration rest;
    private final Queue<Resting> resting = new ArrayDeque<>();

    /// @param min first even port; 0: any pair the machine has free, whatever `max`
    RtpPorts(InetAddress bind, int min, int max, Duration rest) {
        this.bind = bind;
        this.min = min;
        this.max = max;
        this.rest = rest;
        long restedAlready = System.nanoTime() - rest.toNanos();
        int pairs = min == 0 ? 0 : (max - min + 1) / 2;
        int first = pairs < 2 ? 0 : ThreadLocalRandom.current().nextInt(pairs);
        for (int i = 0; i < pairs; i++) resting.add(new Resting(min + 2 * ((first + i) % pairs), restedAlready));
    }

    /// @throws IOException when no pair is free; the message says how many rest
    SocketPair take() throws IOException {
        if (min == 0) return anyPair();
        for (int tries = 0; tries < max - min; tries++) {
            int port = nextRested();
            try {
                return bound(port);
            } catch (IOException taken) { // by another program: it goes to the end of the queue
                giveBack(port);
            }
        }
        throw new IOException("RTP ports: none of " + min + "-" + max + " can be bound");
    }

    synchronized void giveBack(int port) {
        if (min > 0) resting.add(new Resting(port, System.nanoTime()));
    }

    private synchronized int nextRested() throws IOException {
        Resting first = resting.peek();
        if (first == null || System.nanoTime() - first.sinceNanos() < rest.toNanos()) {
            throw new IOException(
                    "RTP ports: " + min + "-" + max + " are used up, " + resting.size() + " rest after a call");
        }
        resting.remove();
        return first.port();
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
