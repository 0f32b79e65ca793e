package io.ringtrue.server;

import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.verification.Recovery;
import io.ringtrue.server.verification.ReversePinVerifications;
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
    /// A trunk set at another node is in force here within a second.
    private static final Duration TURN = Duration.ofMillis(500);

    private static final int TURNS_TO_TIDY = 10;

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
        Threads.virtual("housekeeping").newThread(this::keepHouse).start();
        running = true;
    }

    /// Other nodes may die, and may have been given other trunks.
    private void keepHouse() {
        try {
            for (int turn = 1; !stopping.await(TURN.toMillis(), TimeUnit.MILLISECONDS); turn++) {
                survive(trunks::follow);
                if (turn % TURNS_TO_TIDY == 0) {
                    survive(this::recover);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recover() {
        desk.renewLeases();
        recovery.run();
    }

    private static void survive(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.error("housekeeping stumbled and goes on", e);
        }
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
