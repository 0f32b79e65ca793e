package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;

/// Counts loss and jitter of the packets that arrive, by their sequence numbers and timestamps (RFC 3550 A.1,
/// A.3, A.8). Written by the reader, read by the pacer.
final class Reception {
    private static final int MAX_DROPOUT = 3_000; // RFC 3550 A.1
    private static final int MAX_MISORDER = 100;
    /// How far back a repeated packet is told from a late one: 1.28 s of 20 ms packets.
    private static final int WINDOW = 64;

    private boolean started;
    private int ssrc;
    private int firstSequence;
    private int highest;
    private int cycles;
    /// The sequence number that would confirm a jump; -1 when there was no jump.
    private int afterJump = -1;

    private long received;
    /// The last [#WINDOW] sequence numbers; bit 0 is the highest, a set bit has arrived.
    private long arrivals;
    private long repeatedBySource;
    /// By the sources before this one.
    private long missingBefore;

    private long late;
    private long repeated;
    private double jitter;
    private int lastTransit;
    private long expectedBefore;
    private long receivedBefore;

    /// @param arrival now, in units of the timestamp (8,000 a second)
    synchronized void arrived(RtpHeader header, int arrival) {
        if (!started || header.ssrc() != ssrc || isNewCount(header.sequence())) begin(header, arrival);
        int ahead = (short) (header.sequence() - highest);
        // A jump that the next packet has not confirmed says nothing about order.
        if (received++ > 0 && ahead <= MAX_DROPOUT && ahead >= -MAX_MISORDER) place(ahead);
        if (ahead > 0 && ahead <= MAX_DROPOUT) {
            if (header.sequence() < highest) cycles += 0x10000;
            highest = header.sequence();
        }
        int transit = arrival - header.timestamp();
        jitter += (Math.abs((double) (transit - lastTransit)) - jitter) / 16;
        lastTransit = transit;
    }

    /// Counts a packet that is late or repeated. One that is too late to say is called late.
    private void place(int ahead) {
        if (ahead > 0) {
            arrivals = ahead < WINDOW ? arrivals << ahead | 1 : 1;
            return;
        }
        boolean known = -ahead < WINDOW;
        long bit = known ? 1L << -ahead : 0;
        if ((arrivals & bit) != 0) {
            repeated++;
            repeatedBySource++;
        } else {
            late++;
            arrivals |= bit;
        }
    }

    /// RFC 3550 A.1: after a very large jump, two consecutive packets begin a new count.
    private boolean isNewCount(int sequence) {
        int ahead = (short) (sequence - highest);
        if (ahead <= MAX_DROPOUT && ahead >= -MAX_MISORDER) {
            afterJump = -1;
            return false;
        }
        boolean agreed = sequence == afterJump;
        afterJump = (sequence + 1) & 0xFFFF;
        return agreed;
    }

    private void begin(RtpHeader header, int arrival) {
        missingBefore = missing();
        started = true;
        ssrc = header.ssrc();
        firstSequence = header.sequence();
        highest = header.sequence();
        afterJump = -1;
        cycles = 0;
        received = 0;
        arrivals = 1;
        repeatedBySource = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        jitter = 0;
        lastTransit = arrival - header.timestamp();
    }

    synchronized long lost() {
        return started ? expected() - received : 0;
    }

    /// Over all sources of the call; never negative.
    synchronized long missing() {
        return missingBefore + (started ? Math.max(0, expected() - received + repeatedBySource) : 0);
    }

    /// Packets that arrived behind a higher sequence number, over all sources.
    synchronized long late() {
        return late;
    }

    /// Packets that had arrived before, over all sources.
    synchronized long repeated() {
        return repeated;
    }

    synchronized double jitterMillis() {
        return jitter / 8;
    }

    private long expected() {
        return (long) cycles + highest - firstSequence + 1;
    }

    /// The report block about this source. Begins a new interval for the loss fraction.
    synchronized Report report() {
        long expectedNow = expected() - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected();
        receivedBefore = received;
        int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) (256 * lostNow / expectedNow);
        int lost = (int) Math.clamp(lost(), -0x800000, 0x7FFFFF); // 24 bits with sign
        return new Report(started, ssrc, Math.min(fraction, 255), lost, cycles + highest, (int) jitter);
    }

    /// @param known false when nothing was received, so there is nothing to report
    /// @param fractionLost loss since the last report, in 256ths
    /// @param lost packets lost since the source began
    /// @param jitter in units of the timestamp
    record Report(boolean known, int ssrc, int fractionLost, int lost, int highestSequence, int jitter) {}
}
