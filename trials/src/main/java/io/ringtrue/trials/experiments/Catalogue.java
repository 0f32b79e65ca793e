package io.ringtrue.trials.experiments;

import static io.ringtrue.trials.experiments.Store.POSTGRESQL;
import static io.ringtrue.trials.experiments.Store.SQLITE;

import java.util.List;
import java.util.stream.Stream;

/// All experiments.
public final class Catalogue {
    private static final Setup ONE = Setup.of(SQLITE, 1);
    private static final Setup TWO = Setup.of(POSTGRESQL, 2);
    private static final int SMALL_DISK = 64;
    private static final int FEW_LINES = 20;
    private static final List<Experiment> ALL = Stream.of(crashes(), world(), strangers(), starts())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /// In the order of their ids.
    public static List<Experiment> all() {
        return ALL.stream().sorted((one, other) -> number(one) - number(other)).toList();
    }

    private static int number(Experiment experiment) {
        return Integer.parseInt(experiment.id().substring(1));
    }

    private static List<Experiment> crashes() {
        return List.of(
                Experiment.of("F1", "kill -9 at each step, 20 or more calls in flight", ONE, Kills::run),
                Experiment.of("F2", "kill -9 of one of two nodes at each step, 20 or more in flight", TWO, Kills::run),
                Experiment.of(
                        "F23",
                        "one of three nodes killed every 30 s, 10 orders a second",
                        Setup.of(POSTGRESQL, 3),
                        Kills::everyHalfMinute),
                Experiment.of("F3", "SIGTERM with calls in flight", ONE, StopsAndOutages::terminate)
                        .onEither(),
                Experiment.of(
                        "F4",
                        "database unreachable for 30 s, answers to COMMIT lost, postmaster killed",
                        TWO,
                        StopsAndOutages::breakDatabase),
                Experiment.of("F5", "SIGSTOP of one of two nodes for 60 s", TWO, Zombie::run),
                Experiment.of("F11", "disk full, then kill -9", ONE.onDisk(SMALL_DISK), StopsAndOutages::fillDisk));
    }

    private static List<Experiment> world() {
        return List.of(
                Experiment.of("F7", "bad trunks: 503, 408, 302, silence, broken and repeated SIP", ONE, Lines::odd)
                        .onEither()
                        .anywhereToo(),
                Experiment.of("F8", "callback endpoints that are down, slow, busy, looping, gone", ONE, Endpoints::bad)
                        .onEither()
                        .anywhereToo(),
                Experiment.of(
                                "F10",
                                "callbacks of an unpaid account to names that never answer",
                                ONE.withSilentNames(),
                                Endpoints::silentNames)
                        .onEither(),
                Experiment.of("F14", "1, 5 and 20 % of the packets that carry keys are lost", ONE, Lines::losing)
                        .onEither()
                        .anywhereToo(),
                Experiment.of(
                                "F19",
                                "one account orders six times as many calls as there are lines",
                                ONE.with("ringtrue.trunks.far-end.max-calls", FEW_LINES + ""),
                                Lines::scarce)
                        .onEither());
    }

    private static List<Experiment> strangers() {
        Setup untilWrongPins =
                ONE.with("ringtrue.limits.per-number", "100/10m").with("ringtrue.limits.per-number-day", "100/24h");
        return List.of(
                Experiment.of("F6", "200 parallel orders on a balance for ten, over two nodes", TWO, Money::drain)
                        .onEither()
                        .anywhereToo(),
                Experiment.of("F9", "20 guesses a second at an imported key while others call", ONE, Strangers::guess)
                        .onEither()
                        .anywhereToo(),
                Experiment.of("F13", "8,000 half requests from four addresses", ONE, Strangers::connect)
                        .onEither()
                        .anywhereToo(),
                Experiment.of("F18", "each order sent six times at once, over two nodes", TWO, Money::repeat)
                        .onEither()
                        .anywhereToo(),
                Experiment.of(
                                "F20",
                                "wrong PINs in calls that are stopped",
                                untilWrongPins,
                                Strangers::stopAfterWrongPins)
                        .onEither(),
                Experiment.of(
                                "F22",
                                "400 parallel guesses at an imported key, over two nodes",
                                TWO,
                                Strangers::guessTogether)
                        .onEither()
                        .anywhereToo());
    }

    private static List<Experiment> starts() {
        return List.of(
                Experiment.of(
                                "F12",
                                "clock jumps by an hour and three days, both ways",
                                ONE.withFakeTime(),
                                Restarts::clockJumps)
                        .onEither(),
                Experiment.of(
                                "F15",
                                "file descriptors used up by connections",
                                ONE.limitedBy("ulimit -n 512"),
                                Restarts::withoutDescriptors)
                        .onEither(),
                Experiment.of("F16", "restart loop, kill -9 within 2.5 s of each start", ONE, Restarts::inALoop)
                        .onEither(),
                Experiment.of("F17", "kill -9 in the first migration", ONE, Restarts::inTheFirstMigration),
                Experiment.of("F21", "a second node on a copied data folder", TWO, Restarts::copied));
    }
}
