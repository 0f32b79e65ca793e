package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// F3 and F4: the operator stops a node under load; the database dies, is unreachable, or loses its answers.
final class StopsAndOutages {
    private static final int PER_SECOND = 6;
    private static final int IN_FLIGHT = 20;
    private static final Duration BUSY = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final int COMMITS = 10;

    private StopsAndOutages() {}

    /// SIGTERM with calls in flight, and start again.
    static void terminate(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        while (trial.hasTime()) {
            Load load = Load.begin(trial, PER_SECOND);
            Patience.await("calls in flight", BUSY, () -> trial.phones.active(0) >= IN_FLIGHT);
            int status = installation.terminate(0);
            trial.fault();
            // 143 is how a JVM reports that it ran its shutdown to the end after SIGTERM (128 + 15).
            trial.require(status == 0 || status == 143, "F3", "ended with status " + status + " after SIGTERM");
            load.end();
            installation.start(0);
            trial.look();
        }
    }

    /// In turn: PostgreSQL is killed; it is unreachable for 30 s; answers to COMMIT are lost.
    static void breakDatabase(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        List<Duration> recoveries = new ArrayList<>();
        Load load = Load.begin(trial, PER_SECOND);
        for (int round = 0; trial.hasTime(); round++) {
            Patience.rest(BETWEEN);
            Instant from = Instant.now();
            switch (round % 3) {
                case 0 -> cut(trial, installation, from);
                case 1 -> loseCommits(trial, installation, from);
                default -> crash(trial, installation, from);
            }
            Instant mended = Instant.now();
            Patience.await("an order is accepted again", BUSY, () -> acceptedSince(load, mended));
            recoveries.add(Duration.between(mended, Instant.now()));
        }
        load.end();
        trial.figure("from mended to the first accepted order", Times.of(recoveries));
        long lost = 0;
        for (int node = 0; node < installation.nodes(); node++)
            lost += installation.relay(node).commitsLost();
        trial.figure("answers to COMMIT lost", lost);
    }

    private static void cut(Trial trial, OwnInstallation installation, Instant from) throws InterruptedException {
        for (int node = 0; node < installation.nodes(); node++)
            installation.relay(node).cut();
        Patience.rest(AWAY);
        for (int node = 0; node < installation.nodes(); node++)
            installation.relay(node).mend();
        trial.harmed(Harm.Kind.STORE_AWAY, -1, from, Instant.now());
    }

    private static void crash(Trial trial, OwnInstallation installation, Instant from) throws InterruptedException {
        installation.postgres().kill();
        installation.postgres().start();
        trial.harmed(Harm.Kind.STORE_AWAY, -1, from, Instant.now());
    }

    private static void loseCommits(Trial trial, OwnInstallation installation, Instant from)
            throws InterruptedException {
        for (int node = 0; node < installation.nodes(); node++) {
            var relay = installation.relay(node);
            int before = relay.commitsLost();
            relay.loseCommits(COMMITS);
            Patience.happens(AWAY, () -> relay.commitsLost() >= before + COMMITS);
        }
        trial.harmed(Harm.Kind.COMMIT_LOST, -1, from, Instant.now());
    }

    private static boolean acceptedSince(Load load, Instant moment) {
        return load.answered().stream()
                .anyMatch(order -> order.accepted() && order.sent().isAfter(moment));
    }

    /// F11: the disk is full, the node is killed, and there is room again.
    static void fillDisk(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        while (trial.hasTime()) {
            Load load = Load.begin(trial, PER_SECOND);
            Patience.await("calls in flight", BUSY, () -> trial.phones.active(0) >= IN_FLIGHT);
            Instant from = Instant.now();
            installation.disk().fill();
            Patience.rest(Duration.ofSeconds(5));
            installation.kill(0);
            List<Order> orders = load.end();
            installation.disk().relieve();
            trial.harmed(Harm.Kind.STORE_FULL, -1, from, Instant.now());
            trial.figure(
                    "orders answered while the disk was full",
                    orders.stream().filter(it -> it.ended().isAfter(from)).count());
            installation.start(0);
            trial.look();
        }
    }
}
