package io.ringtrue.trials.experiments;

import io.ringtrue.trials.world.Idlers;
import io.ringtrue.trials.world.Node;
import io.ringtrue.trials.world.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// F12, F15, F16, F17 and F21: a node that is started again and again, killed while it makes its first
/// tables, copied, given a wrong clock, or left without file descriptors.
final class Restarts {
    private static final int ORDERS = 8;
    private static final int LONGEST_LIFE_MS = 2_500;
    private static final int MIGRATIONS = 8;
    private static final int LONGEST_START_MS = 4_000;
    private static final Duration RIGHT_NOW = Duration.ofMillis(300);
    private static final Duration AT_ONE_TIME = Duration.ofSeconds(20);
    private static final Duration CROWDED = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 600;

    private Restarts() {}

    /// A life of less than three seconds after each start.
    static void inALoop(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        while (trial.hasTime()) {
            installation.start(0);
            trial.rich();
            for (int i = 0; i < ORDERS; i++) {
                String pin = trial.pin();
                trial.order(Part.right(pin, RIGHT_NOW), pin);
            }
            Patience.rest(Duration.ofMillis(trial.random.nextInt(LONGEST_LIFE_MS)));
            installation.kill(0);
            trial.fault();
        }
        installation.start(0);
        trial.figure("start to ready", Times.of(installation.starts()));
    }

    /// Each time on an empty data folder.
    static void inTheFirstMigration(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        for (int round = 0; round < MIGRATIONS; round++) {
            wipe(installation.data(0));
            installation.launch(0);
            // Later rounds live longer, so that each part of the start is hit.
            int upTo = LONGEST_START_MS * (round + 1) / MIGRATIONS;
            Patience.rest(Duration.ofMillis(200 + trial.random.nextInt(upTo)));
            installation.kill(0);
            trial.fault();
            try {
                installation.start(0);
            } catch (Patience.GaveUp broken) {
                trial.require(
                        false, "F17", "did not start after a kill in its first migration: " + broken.getMessage());
            }
            if (round < MIGRATIONS - 1) installation.kill(0);
        }
        for (int i = 0; i < ORDERS; i++) {
            String pin = trial.pin();
            trial.order(Part.any(trial.random, pin), pin);
        }
    }

    private static void wipe(Path data) {
        if (!Files.exists(data)) return;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A second node is started on a copy of the first one's data folder.
    static void copied(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.start(0);
        Load load = Load.begin(trial, 4, 0);
        Patience.rest(AT_ONE_TIME);
        copy(installation.data(0), installation.data(1));
        Node twin = installation.launch(1);
        trial.fault();
        boolean refused;
        try {
            twin.awaitReady();
            refused = false;
            Patience.rest(AT_ONE_TIME);
        } catch (Patience.GaveUp _) {
            refused = !twin.isAlive();
        }
        trial.require(refused, "V11", "a node started on a copied data folder while the first one lived");
        if (!refused) twin.kill();
        load.end();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else if (!Files.exists(copy) && !file.toString().endsWith(".lock")) Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The wall clock of the nodes jumps by an hour and by three days, both ways, and back.
    static void clockJumps(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        Load load = Load.begin(trial, 4);
        Patience.rest(AT_ONE_TIME);
        for (Duration jump :
                List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(3), Duration.ofDays(-3))) {
            installation.moveClock(jump);
            trial.fault();
            Patience.rest(AT_ONE_TIME);
            installation.moveClock(Duration.ZERO);
            trial.fault();
            Patience.rest(AT_ONE_TIME);
        }
        load.end();
    }

    /// Connections take all file descriptors but a few, while calls are made, and go again.
    static void withoutDescriptors(Trial trial) throws InterruptedException {
        OwnInstallation installation = (OwnInstallation) trial.installation;
        installation.startAll();
        while (trial.hasTime()) {
            Load load = Load.begin(trial, 4);
            Patience.rest(Duration.ofSeconds(5));
            try (Idlers idlers = Idlers.open(installation.client(0).base(), CONNECTIONS, 200)) {
                trial.fault();
                Patience.rest(CROWDED);
                trial.figure("connections open in the end", idlers.open() + ", let in: " + idlers.opened());
            } catch (IOException e) {
                throw new Patience.GaveUp("no connections: " + e);
            }
            Patience.rest(CROWDED);
            load.end();
            trial.require(installation.node(0).isAlive(), "F15", "the node died");
        }
    }
}
