package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Evidence;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Told;
import io.ringtrue.trials.world.CallbackEndpoint;
import io.ringtrue.trials.world.CallbackEndpoint.Behaviour;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// F8 and F10: callback endpoints that are down, slow or busy, and hosts whose names never answer.
final class Endpoints {
    /// As fast as it can be, a run of minutes would use up the numbers of fiction.
    private static final Duration BETWEEN_NAMES = Duration.ofMillis(25);

    private static final Duration GAP = Duration.ofMillis(150);
    private static final Duration WANTED = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final int NAMES_AT_ONCE = 20;

    private Endpoints() {}

    /// One order in two goes to a good endpoint, the others to bad ones; now and then everything is down.
    static void bad(Trial trial) throws InterruptedException {
        Money.start(trial);
        List<Order> before = good(trial, CALM);
        List<Order> during = new ArrayList<>();
        for (int i = 0; trial.hasTime(); i++) {
            during.add(order(trial, Behaviour.TAKES));
            order(trial, Behaviour.values()[i % Behaviour.values().length]);
            trial.fault();
            Patience.rest(GAP.multipliedBy(2));
        }
        Instant goodUntil = Instant.now();
        Patience.rest(CALM);
        trial.callbacks.down(true);
        good(trial, Duration.ofSeconds(15));
        trial.callbacks.down(false);
        trial.callbacks.letGo();
        compare(trial, before, during, goodUntil, "F8");
    }

    private static Order order(Trial trial, Behaviour behaviour) {
        String pin = trial.pin();
        Part part = Part.right(pin, Duration.ofMillis(500));
        Order plain = trial.next(pin, part.expected());
        boolean answers = behaviour != Behaviour.LOOPS && behaviour != Behaviour.GONE;
        Order order =
                behaviour == Behaviour.TAKES ? plain : plain.toldAt(CallbackEndpoint.OTHER + plain.number(), answers);
        trial.callbacks.behave(order.callbackPath(), behaviour);
        return trial.place(order, part, trial.rich(), trial.installation.anyClient());
    }

    private static List<Order> good(Trial trial, Duration time) throws InterruptedException {
        List<Order> orders = new ArrayList<>();
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            orders.add(order(trial, Behaviour.TAKES));
            Patience.rest(GAP);
        }
        return orders;
    }

    /// Callbacks of an account without money go to names that no name server ever answers.
    static void silentNames(Trial trial) throws InterruptedException {
        Money.start(trial);
        List<Order> before = good(trial, CALM);
        Key poor = trial.account("Penniless", "");
        Thread stranger = Thread.ofVirtual().name("stranger").start(() -> names(trial, poor));
        List<Order> during = new ArrayList<>();
        while (trial.hasTime()) during.addAll(good(trial, Duration.ofSeconds(5)));
        stranger.join();
        Patience.rest(CALM);
        compare(trial, before, during, Instant.MAX, "V3");
    }

    private static void names(Trial trial, Key poor) {
        try {
            for (int i = 0; trial.hasTime(); i++) {
                name(trial, poor, i);
                Patience.rest(BETWEEN_NAMES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void name(Trial trial, Key poor, int number) {
        String pin = trial.pin();
        Part part = Part.right(pin, Duration.ofSeconds(1));
        Order order = trial.next(pin, part.expected()).toldAt("/" + number, false);
        trial.phones.enter(order.number(), part.callee());
        String url = "http://n" + number + ".silent-names.com:" + trial.callbacks.port() + "/";
        trial.sendTo(order, poor, trial.installation.anyClient(), url);
        if (number % NAMES_AT_ONCE == 0) trial.fault();
    }

    private static void compare(Trial trial, List<Order> before, List<Order> during, Instant until, String rule)
            throws InterruptedException {
        Evidence evidence = trial.settle();
        Times usual = firstCallbacks(evidence, before);
        Times meanwhile = firstCallbacks(
                evidence,
                during.stream().filter(it -> it.sent().isBefore(until)).toList());
        trial.figure("first callback after the end of the call, before", usual);
        trial.figure("first callback after the end of the call, meanwhile", meanwhile);
        Duration limit = Probe.limit(WANTED, usual);
        trial.requireInTime(
                meanwhile.percentile(99).compareTo(limit) <= 0,
                rule,
                "others' first callbacks took p99 " + meanwhile.percentile(99) + ", not at most " + limit);
    }

    /// From the end of a call, as the telephone saw it, to the first copy of its callback.
    private static Times firstCallbacks(Evidence evidence, List<Order> orders) {
        return Times.of(orders.stream()
                .flatMap(order -> first(evidence, order).stream())
                .toList());
    }

    private static Optional<Duration> first(Evidence evidence, Order order) {
        Optional<Instant> bye = evidence.calls().stream()
                .filter(call -> call.number().equals(order.number()))
                .findFirst()
                .flatMap(call -> call.at(Kind.BYE));
        Optional<Instant> told = evidence.callbacks().stream()
                .filter(copy -> copy.path().equals(order.callbackPath()))
                .map(Told::at)
                .min(Instant::compareTo);
        Optional<Verification> stored = Trial.outcome(evidence.now(), order).filter(it -> it.isFinal());
        return bye.filter(_ -> stored.isPresent()).flatMap(end -> told.map(at -> Duration.between(end, at)));
    }
}
