package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.Heard;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Order.Expected;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient.Key;
import io.ringtrue.trials.world.TrunkHabits.Habit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// F7, F14 and F19: bad trunks, bad lines, and too few of them.
final class Lines {
    private static final Duration GAP = Duration.ofMillis(150);
    private static final int[] LOSSES = {1, 5, 20};
    private static final int LINES = 20;
    private static final Duration MOST_TO_RING = Duration.ofSeconds(17);

    private Lines() {}

    /// 503, 408, 302, silence, 200 without a description, two answers, every message twice, messages lost,
    /// and a voice that never comes.
    static void odd(Trial trial) throws InterruptedException {
        Money.start(trial);
        int kind = 0;
        while (trial.hasTime()) {
            trial.fault();
            String pin = trial.pin();
            Part right = Part.right(pin, Duration.ofSeconds(1));
            switch (kind++ % 10) {
                case 0 -> refused(trial, pin, new Refusing(503, "Service Unavailable"));
                case 1 -> refused(trial, pin, new Refusing(408, "Request Timeout"));
                case 2 -> refused(trial, pin, new Refusing(302, "Moved Temporarily"));
                case 3 -> refused(trial, pin, new Refusing(404, "Not Found", Duration.ofSeconds(1)));
                case 4 -> habit(trial, pin, right, Habit.SILENT, Expected.WRONG);
                case 5 -> habit(trial, pin, right, Habit.NO_DESCRIPTION, Expected.ANYTHING);
                case 6 -> habit(trial, pin, right, Habit.TWO_ANSWERS, Expected.RIGHT);
                case 7 -> habit(trial, pin, right, Habit.ECHOING, Expected.RIGHT);
                case 8 -> habit(trial, pin, right, Habit.LOSING_SIP, Expected.ANYTHING);
                default -> trial.order(lossy(pin, 99), pin);
            }
            Patience.rest(GAP);
        }
    }

    private static void refused(Trial trial, String pin, Refusing how) {
        trial.order(Part.refusing(how), pin);
    }

    private static void habit(Trial trial, String pin, Part part, Habit habit, Expected expected) {
        Order order = trial.next(pin, expected);
        trial.phones.enter(order.number(), habit);
        trial.place(order, part, trial.rich(), trial.installation.anyClient());
    }

    private static Part lossy(String pin, int percent) {
        return new Part(
                Person.keying(pin + "#")
                        .on(Line.GOOD.losing(percent))
                        .leaving(new Leaving.AfterTalking(Duration.ofSeconds(25))),
                percent == 0 ? Expected.RIGHT : Expected.ANYTHING);
    }

    /// Of the packets that carry the keys, 1, 5 and 20 % are lost.
    static void losing(Trial trial) throws InterruptedException {
        Money.start(trial);
        List<List<Order>> byLoss = new ArrayList<>();
        for (int _ : LOSSES) byLoss.add(new ArrayList<>());
        for (int i = 0; trial.hasTime(); i++) {
            String pin = trial.pin();
            int which = i % LOSSES.length;
            byLoss.get(which).add(trial.order(lossy(pin, LOSSES[which]), pin));
            trial.fault();
            Patience.rest(GAP);
        }
        AuditExport now = trial.settle().now();
        for (int which = 0; which < LOSSES.length; which++) {
            List<Order> orders = byLoss.get(which);
            long verified = orders.stream()
                    .filter(order -> Trial.outcome(now, order)
                            .filter(it -> it.status().equals("verified"))
                            .isPresent())
                    .count();
            trial.figure(LOSSES[which] + " % lost", verified + " of " + orders.size() + " right PINs matched");
            long missed = orders.size() - verified;
            trial.require(
                    LOSSES[which] > 5 || missed * 100 <= orders.size(),
                    "F14",
                    missed + " of " + orders.size() + " right PINs missed at " + LOSSES[which] + " % loss");
        }
    }

    /// One account orders as many calls as there are lines, six times over; another orders one now and then.
    static void scarce(Trial trial) throws InterruptedException {
        Money.start(trial);
        Key small = trial.account("Small", "100");
        List<Duration> late = new ArrayList<>();
        Thread greedy = Thread.ofVirtual().name("greedy").start(() -> {
            for (int i = 0; i < LINES * 6; i++) trial.order(Part.neverAnswering(), trial.pin());
        });
        greedy.join();
        for (int i = 0; i < 6; i++) {
            String pin = trial.pin();
            Part part = Part.right(pin, Duration.ofSeconds(1));
            Order order = trial.place(trial.next(pin, part.expected()), part, small, trial.installation.anyClient());
            Patience.happens(
                    Duration.ofSeconds(120), () -> dialled(trial, order).isPresent());
            late.add(dialled(trial, order)
                    .map(call -> Duration.between(order.ended(), call.invited()))
                    .orElse(Duration.ofSeconds(120)));
            trial.fault();
        }
        Times times = Times.of(late);
        trial.figure("from the other account's order to its INVITE", times);
        trial.requireInTime(
                times.percentile(100).compareTo(MOST_TO_RING) <= 0,
                "V10",
                "another account's call waited " + times.percentile(100) + ", not at most " + MOST_TO_RING);
    }

    static Optional<Heard> dialled(Trial trial, Order order) {
        return trial.phones.record().stream()
                .filter(call -> call.number().equals(order.number()))
                .findFirst();
    }
}
