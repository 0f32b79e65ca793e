package io.ringtrue.bench.calls;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How far apart the packets of each stream left, and whether any was missing. 20 ms would be perfect.
final class Spacing implements PacketFile.Sink {
    private static final int FRAME_SAMPLES = 160;
    private static final double NANOS_A_MILLI = 1e6;
    private static final int SECONDS_BINS = 3_600;

    /// One stream: a source on a port.
    private record Source(int port, int ssrc) {}

    private static final class Last {
        private long nanos;
        private int sequence;
        private int timestamp;
    }

    private final int firstPort;
    private final int lastPort;
    private final Map<Source, Last> sources = new HashMap<>();
    /// Nanoseconds between two packets of a stream.
    private long[] gaps = new long[1 << 16];
    private int count;
    private long packets;
    private long breaks;
    private long begun;
    /// Packets in each second since the first.
    private final int[] perSecond = new int[SECONDS_BINS];

    Spacing(int firstPort, int lastPort) {
        this.firstPort = firstPort;
        this.lastPort = lastPort;
    }

    @Override
    public void packet(long nanos, int port, int sequence, int timestamp, int ssrc) {
        if (port < firstPort || port > lastPort) return;
        if (packets++ == 0) begun = nanos;
        int second = (int) ((nanos - begun) / 1_000_000_000L);
        if (second >= 0 && second < SECONDS_BINS) perSecond[second]++;
        Last last = sources.get(new Source(port, ssrc));
        if (last == null) {
            last = new Last();
            sources.put(new Source(port, ssrc), last);
        } else {
            gap(nanos - last.nanos);
            boolean follows = sequence == ((last.sequence + 1) & 0xFFFF) && timestamp == last.timestamp + FRAME_SAMPLES;
            if (!follows) breaks++;
        }
        last.nanos = nanos;
        last.sequence = sequence;
        last.timestamp = timestamp;
    }

    private void gap(long nanos) {
        if (count == gaps.length) gaps = Arrays.copyOf(gaps, 2 * count);
        gaps[count++] = nanos;
    }

    /// In milliseconds: half, 99 % and 99.9 % of the gaps are no longer, and the longest one. Zeros when there is none.
    record Percentiles(double p50, double p99, double p999, double most) {}

    Percentiles percentiles() {
        long[] sorted = Arrays.copyOf(gaps, count);
        Arrays.sort(sorted);
        return new Percentiles(
                percentile(sorted, 0.5), percentile(sorted, 0.99), percentile(sorted, 0.999), percentile(sorted, 1));
    }

    private static double percentile(long[] sorted, double share) {
        if (sorted.length == 0) return 0;
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / NANOS_A_MILLI;
    }

    /// Times a sequence number or a timestamp did not follow the one before it.
    long breaks() {
        return breaks;
    }

    /// Seconds of voice in all, of all streams together.
    double seconds() {
        return packets / 50.0;
    }

    /// Most streams that spoke at the same time, by the fullest second.
    int mostAtOnce() {
        return (int) Math.round(Arrays.stream(perSecond).max().orElse(0) / 50.0);
    }
}
