package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// F1, F2 and F23: SIGKILL at each step of a verification's life, with others wherever they are by then.
final class Kills {
    private static final int IN_FLIGHT = 20;
    private static final int PER_SECOND = 6;
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Duration MOST_TO_REACH = Duration.ofSeconds(60);

    private final Trial trial;
    private final OwnInstallation installation;
    private final int companions;
    private final List<Integer> inFlight = new ArrayList<>();
    private final Map<Order, Step> leaders = new LinkedHashMap<>();

    private Kills(Trial trial, int companions) {
        this.trial = trial;
        this.installation = (OwnInstallation) trial.installation;
        this.companions = companions;
    }

    /// One node after the other is killed and started again, at each step once or as long as there is time.
    static void run(Trial trial) throws InterruptedException {
        run(trial, IN_FLIGHT);
    }

    /// @param companions how many calls of the node are in flight before it is killed
    static void run(Trial trial, int companions) throws InterruptedException {
        new Kills(trial, companions).run();
    }

    /// One of the nodes is killed every 30 s and started again, under a steady load.
    static void everyHalfMinute(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        Load load = Load.begin(trial, 10);
        for (int round = 0; trial.hasTime(); round++) {
            Instant next = Instant.now().plus(BETWEEN);
            int node = round % installation.nodes();
            installation.kill(node);
            trial.fault();
            installation.start(node);
            trial.look();
            Patience.await(
                    "half a minute",
                    BETWEEN.multipliedBy(2),
                    () -> Instant.now().isAfter(next));
        }
        List<Order> orders = load.end();
        trial.figure("answers", Times.ofAnswers(orders));
        trial.figure("start to ready", Times.of(installation.starts()));
        AuditExport now = trial.settle().now();
        trial.figure("calls that died with their node, ended after", Recovery.times(now, installation.harms()));
    }

    private void run() throws InterruptedException {
        installation.startAll();
        trial.rich();
        Step[] steps = Step.values();
        for (int round = 0; round < steps.length || trial.hasTime(); round++) {
            // With as many nodes as divide the number of steps, a node would always be killed at
            // the same steps.
            int node = (round + round / steps.length) % installation.nodes();
            killAt(steps[round % steps.length], node);
            installation.start(node);
            trial.look();
        }
        report();
    }

    private void killAt(Step step, int node) throws InterruptedException {
        Load load = Load.begin(trial, (double) PER_SECOND * installation.nodes());
        trial.orderInVain();
        Patience.await(companions + " calls in flight", MOST_TO_REACH, () -> trial.phones.active(node) >= companions);
        String pin = trial.pin();
        Order wanted = trial.next(pin, Order.Expected.RIGHT);
        step.prepare(trial, wanted);
        Order leader = trial.place(wanted, step.part(pin), trial.rich(), installation.client(node));
        // With several nodes another one may take the call. The kill comes all the same: its
        // moment is as good.
        if (Patience.happens(MOST_TO_REACH, () -> step.isReached(trial, leader))) leaders.put(leader, step);
        inFlight.add(installation.kill(node));
        trial.fault();
        trial.callbacks.letGo();
        trial.phones.answerHeld();
        load.end();
    }

    /// A step that was never reached, or was over by the kill, would prove nothing.
    private void report() throws InterruptedException {
        List<Integer> sorted = inFlight.stream().sorted().toList();
        trial.figure("kills", sorted.size());
        trial.figure("calls in flight at a kill, fewest", sorted.getFirst());
        trial.figure("calls in flight at a kill, median", sorted.get(sorted.size() / 2));
        trial.figure("start to ready", Times.of(installation.starts()));
        trial.figure("steps reached", leaders.size() + " of " + sorted.size());
        AuditExport now = trial.settle().now();
        trial.figure("calls that died with their node, ended after", Recovery.times(now, installation.harms()));
        if (installation.nodes() > 1) return;
        leaders.forEach((leader, step) -> {
            boolean there = Trial.outcome(now, leader)
                    .filter(it -> it.reason().equals("node-fault"))
                    .isPresent();
            trial.require(there || !step.isMidCall(), "F1", "a kill at " + step + " came too late: " + leader);
        });
    }
}
