package io.ringtrue.server;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.alerts.BalanceWatch;
import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.dashboard.Pulse;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.RangeWatch;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.server.retention.Masking;
import io.ringtrue.server.verification.Recovery;
import io.ringtrue.server.verification.ReversePinVerifications;
import io.ringtrue.server.wiring.StoreMark;
import io.ringtrue.server.wiring.StoredTrunks;
import io.ringtrue.server.wiring.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts the loops when everything else has started. Stops in this order: new requests are refused, live
/// calls end, callbacks under way are stored, and only then HTTP and the stores close.
@Component
class Lifecycle implements SmartLifecycle {
    private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());
    private static final Duration DRAIN = Duration.ofSeconds(30);
    /// What a dead node leaves behind is ended within a lease and this.
    private static final Duration RECOVERY = Duration.ofSeconds(1);
    /// Short enough that a trunk set at another node is in use here within a second.
    private static final Duration TRUNKS = Duration.ofMillis(500);
    /// As with trunks; a country that is refused at another node is refused here within a second.
    private static final Duration COUNTRIES = Duration.ofMillis(500);

    private static final Duration RANGES = Duration.ofSeconds(15);
    /// A customer who pays by what a callback says has a few seconds.
    private static final Duration BALANCES = Duration.ofSeconds(5);

    private static final Duration MASKING = Duration.ofMinutes(1);
    /// A backup that is younger than the last mark passes for the database itself, so marks are close together.
    private static final Duration MARKS = Duration.ofSeconds(5);

    private final Recovery recovery;
    private final CallDesk desk;
    private final CallbackCourier courier;
    private final ReversePinVerifications verifications;
    private final StoreMark mark;
    private final Bell bell;
    private final Pulse pulse;
    /// Each has a thread of its own: a slow name service must not delay recovery.
    private final List<Loop> chores;

    private volatile boolean running;

    Lifecycle(
            Recovery recovery,
            CallDesk desk,
            CallbackCourier courier,
            ReversePinVerifications verifications,
            StoredTrunks trunks,
            PolicyInForce policyInForce,
            RangeWatch ranges,
            BalanceWatch balances,
            Masking masking,
            StoreMark mark,
            Bell bell,
            Pulse pulse) {
        this.bell = bell;
        this.pulse = pulse;
        this.mark = mark;
        this.recovery = recovery;
        this.desk = desk;
        this.courier = courier;
        this.verifications = verifications;
        this.chores = List.of(
                Loop.every(RECOVERY, "recovery", this::recover, Threads.virtual("recovery")),
                Loop.every(TRUNKS, "trunks", trunks::follow, Threads.virtual("trunks")),
                Loop.every(COUNTRIES, "countries", policyInForce::follow, Threads.virtual("countries")),
                Loop.every(RANGES, "the watch over ranges", ranges::look, Threads.virtual("ranges")),
                Loop.every(BALANCES, "balances", balances::look, Threads.virtual("balances")),
                Loop.every(MASKING, "masking", masking::run, Threads.virtual("masking")),
                Loop.every(MARKS, "mark", mark::set, Threads.virtual("mark")));
    }

    @Override
    public void start() {
        int recovered = recovery.run();
        if (recovered > 0) LOG.log(INFO, recovered + " verifications left behind were ended as failed");
        desk.start();
        courier.start();
        bell.start(Map.of(Bell.Work.CALLS, desk::wake, Bell.Work.CALLBACKS, courier::wake), Threads.virtual("bell"));
        chores.forEach(Loop::start);
        running = true;
    }

    /// Renews this node's leases first, so that a stall here does not end its own calls; then ends what dead
    /// nodes left behind.
    private void recover() {
        desk.keepLeases();
        recovery.run();
    }

    @Override
    public void stop() {
        verifications.stopAccepting();
        bell.close();
        chores.forEach(Loop::close);
        pulse.close();
        if (desk.liveCalls() > 0) {
            LOG.log(INFO, "draining " + desk.liveCalls() + " live calls, at most " + DRAIN.toSeconds() + " s");
        }
        desk.drain(DRAIN);
        desk.close();
        close(courier);
        lastMark();
        running = false;
    }

    /// A backup that was made before this stop is older than the database.
    private void lastMark() {
        try {
            mark.set();
        } catch (RuntimeException e) {
            LOG.log(WARNING, "the database could not be marked: " + e.getMessage());
        }
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
