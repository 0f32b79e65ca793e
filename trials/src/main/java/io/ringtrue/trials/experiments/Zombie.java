package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import io.ringtrue.trials.oracle.Heard;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// F5: one of two nodes is frozen for a minute and comes back to life.
final class Zombie {
    private static final int PER_SECOND = 5;
    private static final Duration FROZEN = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration MOST_TO_TAKE_OVER = Duration.ofSeconds(15);
    private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(1);

    private final Trial trial;
    private final OwnInstallation installation;
    private final List<Duration> takenOver = new ArrayList<>();
    private final List<Order> meanwhile = new ArrayList<>();

    private Zombie(Trial trial) {
        this.trial = trial;
        this.installation = (OwnInstallation) trial.installation;
    }

    static void run(Trial trial) throws InterruptedException {
        new Zombie(trial).run();
    }

    private void run() throws InterruptedException {
        installation.startAll();
        Load both = Load.begin(trial, PER_SECOND);
        Patience.rest(CALM);
        Times before = Times.ofAnswers(both.end());
        for (int round = 0; trial.hasTime(); round++) freeze(round % 2);
        Times during = Times.ofAnswers(meanwhile);
        long refused = meanwhile.stream().filter(order -> !order.accepted()).count();
        trial.figure("answers of the healthy node before", before);
        trial.figure("answers of the healthy node meanwhile", during);
        trial.figure("not accepted by the healthy node", refused + " of " + meanwhile.size());
        trial.figure("calls of the frozen node taken over after", Times.of(takenOver));
        trial.require(refused == 0, "V2", "the healthy node did not accept " + refused + " orders");
        Duration limit = Probe.limit(MOST_TO_ANSWER, before);
        trial.requireInTime(
                during.percentile(99).compareTo(limit) <= 0,
                "V2",
                "the healthy node's p99 was " + during.percentile(99) + ", not at most " + limit);
        Duration slowest = Times.of(takenOver).percentile(100);
        trial.requireInTime(
                slowest.compareTo(MOST_TO_TAKE_OVER) <= 0,
                "V2",
                "calls of the frozen node were taken over after " + slowest + ", not " + MOST_TO_TAKE_OVER);
    }

    private void freeze(int node) throws InterruptedException {
        Load both = Load.begin(trial, PER_SECOND);
        Patience.rest(Duration.ofSeconds(8));
        both.end();
        Instant since = installation.freeze(node);
        Set<String> its = live(node);
        trial.fault();
        Load healthy = Load.begin(trial, PER_SECOND, 1 - node);
        boolean done = Patience.happens(FROZEN, Trial.LOOK, () -> settled(its));
        takenOver.add(done ? Duration.between(since, Instant.now()) : FROZEN);
        Duration left = FROZEN.minus(Duration.between(since, Instant.now()));
        if (left.isPositive()) Patience.rest(left);
        meanwhile.addAll(healthy.end());
        installation.thaw(node, since);
        Patience.rest(CALM);
    }

    /// The numbers that this node is calling now.
    private Set<String> live(int node) {
        return trial.phones.record().stream()
                .filter(call -> call.node() == node
                        && call.over().isEmpty()
                        && call.at(Kind.INVITED).isPresent())
                .map(Heard::number)
                .collect(Collectors.toSet());
    }

    private boolean settled(Set<String> numbers) {
        try {
            return trial.look().verifications().stream()
                    .filter(it -> numbers.contains(it.number()))
                    .allMatch(it -> it.isFinal());
        } catch (RuntimeException _) {
            return false;
        }
    }
}
