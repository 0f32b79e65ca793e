package io.ringtrue.telephony.rtp;

import io.ringtrue.telephony.media.RtpHeader;

/// Counts loss and jitter of the packets that arrive, by their sequence numbers and timestamps (RFC 3550 A.1,
/// A.3, A.8). Written by the reader, read by the pacer.
final class Reception {
    private static final int MAX_DROPOUT = 3_000; // RFC 3550 A.1
    private static final int MAX_MISORDER = 100;

    private boolean started;
    private int ssrc;
    private int firstSequence;
    private int highest;
    private int cycles;
    /// The sequence number that would confirm a jump; -1 when there was no jump.
    private int afterJump = -1;

    private long received;
    private double jitter;
    private int lastTransit;
    private long expectedBefore;
    private long receivedBefore;

    /// @param arrival now, in units of the timestamp (8,000 a second)
    synchronized void arrived(RtpHeader header, int arrival) {
        if (!started || header.ssrc() != ssrc || isNewCount(header.sequence())) begin(header, arrival);
        received++;
        int ahead = (short) (header.sequence() - highest);
        if (ahead > 0 && ahead <= MAX_DROPOUT) {
            if (header.sequence() < highest) cycles += 0x10000;
            highest = header.sequence();
        }
        int transit = arrival - header.timestamp();
        jitter += (Math.abs((double) (transit - lastTransit)) - jitter) / 16;
        lastTransit = transit;
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
        started = true;
        ssrc = header.ssrc();
        firstSequence = header.sequence();
        highest = header.sequence();
        afterJump = -1;
        cycles = 0;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        jitter = 0;
        lastTransit = arrival - header.timestamp();
    }

    synchronized long lost() {
        return started ? expected() - received : 0;
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
