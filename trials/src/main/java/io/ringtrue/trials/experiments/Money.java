package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// F6 and F18: many orders for little money, and the same order many times.
final class Money {
    private static final int PARALLEL = 200;
    private static final int PAID = 10;
    private static final int COPIES = 6;
    private static final Duration MOST_TO_END = Duration.ofSeconds(120);

    private Money() {}

    /// 200 orders at the same time by an account that can pay ten.
    static void drain(Trial trial) throws InterruptedException {
        start(trial);
        for (int round = 0; round == 0 || trial.hasTime(); round++) {
            Key key = trial.account("Poor " + round, "0.15");
            List<Order> orders = together(PARALLEL, number -> {
                String pin = trial.pin();
                Part part = Part.right(pin, Duration.ofMillis(500));
                return trial.place(trial.next(pin, part.expected()), part, key, trial.installation.anyClient());
            });
            trial.fault();
            Set<String> numbers = orders.stream().map(Order::number).collect(Collectors.toSet());
            Patience.happens(MOST_TO_END, Trial.LOOK, () -> ended(trial, numbers));
            long calls = trial.phones.record().stream()
                    .filter(call -> numbers.contains(call.number()))
                    .count();
            trial.require(calls == PAID, "F6", calls + " calls on a balance for " + PAID);
            trial.figure("calls on a balance for ten, round " + round, calls);
        }
    }

    private static boolean ended(Trial trial, Set<String> numbers) {
        AuditExport now = trial.look();
        return now.verifications().stream()
                .filter(it -> numbers.contains(it.number()))
                .allMatch(AuditExport.Verification::isFinal);
    }

    /// Each order is sent six times at once with one Idempotency-Key.
    static void repeat(Trial trial) throws InterruptedException {
        start(trial);
        while (trial.hasTime()) {
            String pin = trial.pin();
            Part part = Part.any(trial.random, pin);
            Order order = trial.next(pin, part.expected());
            trial.phones.enter(order.number(), part.callee());
            List<Order> answers = together(
                    COPIES, _ -> trial.send(order, trial.rich(), trial.installation.anyClient(), order.reference()));
            trial.fault();
            long ids = answers.stream()
                    .filter(Order::accepted)
                    .map(Order::id)
                    .distinct()
                    .count();
            trial.require(ids == 1, "F18", ids + " ids for one order that was sent " + COPIES + " times: " + answers);
            Patience.rest(Duration.ofMillis(200));
        }
    }

    static void start(Trial trial) throws InterruptedException {
        if (trial.installation instanceof OwnInstallation own) own.startAll();
        trial.rich();
    }

    @FunctionalInterface
    interface Sender {
        Order send(int number);
    }

    /// All at the same time.
    static List<Order> together(int count, Sender sender) throws InterruptedException {
        List<Order> answers = new CopyOnWriteArrayList<>();
        List<Thread> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            customers.add(Thread.ofVirtual().name("customer").start(() -> answers.add(sender.send(number))));
        }
        for (Thread customer : customers) customer.join();
        return List.copyOf(answers);
    }
}
