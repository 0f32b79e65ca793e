package io.ringtrue.telephony.rtp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Ticks its streams every 20 ms. Deadlines are absolute, so a late tick does not delay the next one. Runs on
/// one platform thread.
final class Pacer implements Runnable {
    private static final System.Logger LOG = System.getLogger(Pacer.class.getName());
    static final long TICK_NANOS = 20_000_000;
    /// After a longer standstill, such as a stopped process or a sleeping machine, the missed ticks are
    /// skipped. Sending them in one burst would only delay the voice that follows.
    private static final long STANDSTILL_NANOS = 25 * TICK_NANOS;
    /// After a tick that is due already. Without it a core whose ticks take longer than 20 ms would have no time for
    /// anything else, because these threads may run in real time.
    private static final long BREATH_NANOS = 1_000_000;
    private static final int PACKET_BYTES = 1_500;

    private final List<RtpStream> streams = new CopyOnWriteArrayList<>();
    private final Consumer<RtpStream> buried;
    private final long phaseNanos;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
    private volatile boolean running = true;

    /// @param phaseNanos offset of the ticks within 20 ms, so that several pacers do not send at the same
    /// moment
    /// @param buried called with each closed stream once its sockets are closed
    Pacer(long phaseNanos, Consumer<RtpStream> buried) {
        this.phaseNanos = phaseNanos;
        this.buried = buried;
    }

    void add(RtpStream stream) {
        streams.add(stream);
    }

    int load() {
        return streams.size();
    }

    void stop() {
        running = false;
    }

    @Override
    public void run() {
        long deadline = System.nanoTime() + phaseNanos;
        while (running) {
            awaitDeadline(deadline);
            streams.forEach(this::tick);
            deadline += TICK_NANOS;
            if (System.nanoTime() - deadline > STANDSTILL_NANOS) deadline = System.nanoTime();
        }
        streams.forEach(this::bury);
    }

    private void awaitDeadline(long deadline) {
        if (deadline - System.nanoTime() <= 0) LockSupport.parkNanos(this, BREATH_NANOS);
        for (long left = deadline - System.nanoTime(); left > 0 && running; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void tick(RtpStream stream) {
        if (stream.isClosed()) bury(stream);
        else survive(stream, () -> stream.tick(packet));
    }

    private void bury(RtpStream stream) {
        survive(stream, () -> stream.bury(packet));
        streams.remove(stream);
        buried.accept(stream);
    }

    /// This thread serves many calls. If one stream fails, it is closed and the others continue.
    private static void survive(RtpStream stream, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "RTP port " + stream.port() + ": the stream failed and was closed",
                    broken);
            stream.close();
        }
    }
}
