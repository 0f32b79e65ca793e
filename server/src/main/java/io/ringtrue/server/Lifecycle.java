package io.ringtrue.server;

import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.verification.Recovery;
import io.ringtrue.server.verification.ReversePinVerifications;
import io.ringtrue.server.wiring.StoredTrunks;
import io.ringtrue.server.wiring.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts the loops when everything stands, and stops them first: no new request, live calls drained, callbacks
/// handed over, and only then HTTP and the stores.
@Component
class Lifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    /// A trunk set at another node is in force here within a second.
    private static final Duration TRUNKS = Duration.ofMillis(500);

    private final Recovery recovery;
    private final CallDesk desk;
    private final CallbackCourier courier;
    private final ReversePinVerifications verifications;
    private final StoredTrunks trunks;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    Lifecycle(
            Recovery recovery,
            CallDesk desk,
            CallbackCourier courier,
            ReversePinVerifications verifications,
            StoredTrunks trunks) {
        this.recovery = recovery;
        this.desk = desk;
        this.courier = courier;
        this.verifications = verifications;
        this.trunks = trunks;
    }

    @Override
    public void start() {
        int recovered = recovery.run();
        if (recovered > 0) {
            LOG.info("{} verifications left behind were ended as failed", recovered);
        }
        desk.start();
        courier.start();
        // On threads of their own: a slow name service must not hold up recovery.
        every(RECOVERY, "recovery", this::recover);
        every(TRUNKS, "trunks", trunks::follow);
        running = true;
    }

    private void every(Duration pause, String name, Runnable chore) {
        Threads.virtual(name).newThread(() -> repeat(pause, name, chore)).start();
    }

    /// Until the stop. A store that is away fails every turn: the first failure is told with its cause, and the end of
    /// it.
    private void repeat(Duration pause, String name, Runnable chore) {
        boolean failing = false;
        try {
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                failing = failed(name, chore, failing);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean failed(String name, Runnable chore, boolean before) {
        try {
            chore.run();
            if (before) {
                LOG.info("{} works again", name);
            }
            return false;
        } catch (RuntimeException e) {
            if (!before) {
                LOG.error("{} failed, and is tried again", name, e);
            }
            return true;
        }
    }

    /// Other nodes may die.
    private void recover() {
        desk.renewLeases();
        recovery.run();
    }

    @Override
    public void stop() {
        verifications.stopAccepting();
        stopping.countDown();
        if (desk.liveCalls() > 0) {
            LOG.info("draining {} live calls, at most {} s", desk.liveCalls(), DRAIN.toSeconds());
        }
        desk.drain(DRAIN);
        desk.close();
        close(courier);
        running = false;
    }

    private static void close(CallbackCourier courier) {
        try {
            courier.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
