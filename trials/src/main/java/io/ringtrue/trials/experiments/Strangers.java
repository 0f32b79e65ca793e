package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Order.Expected;
import io.ringtrue.trials.world.Idlers;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient;
import io.ringtrue.trials.world.ServerClient.Key;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// F9, F13, F20 and F22: people without credentials, and people with too many tries.
final class Strangers {
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration DURING = Duration.ofSeconds(30);
    private static final Duration GUESS_GAP = Duration.ofMillis(50);
    private static final Duration WANTED = Duration.ofMillis(100);
    private static final Duration MOST_TO_ANSWER = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 8_000;
    private static final int ADDRESSES = 4;
    private static final int GUESSES = 400;
    private static final int MOST_TESTED = 20;
    private static final int WRONG_PINS = 5;

    private Strangers() {}

    /// Twenty guesses a second at one imported key, while another account asks for its balance and calls.
    static void guess(Trial trial) throws InterruptedException {
        Money.start(trial);
        Key weak = imported(trial);
        ServerClient client = trial.installation.anyClient();
        Times before = Probe.during(client, trial.rich(), BEFORE);
        Load load = Load.begin(trial, 2);
        Set<Thread> guessing = ConcurrentHashMap.newKeySet();
        Thread stranger = Thread.ofVirtual().name("strangers").start(() -> guessFor(DURING, client, weak, guessing));
        Times during = Probe.during(client, trial.rich(), DURING);
        stranger.join();
        List<Order> orders = load.end();
        for (Thread guess : guessing) guess.join();
        trial.fault();
        trial.figure("another account's balance before", before);
        trial.figure("another account's balance meanwhile", during);
        trial.figure("another account's orders meanwhile", Times.ofAnswers(orders));
        Duration limit = Probe.limit(WANTED, before);
        trial.requireInTime(
                during.percentile(99).compareTo(limit) <= 0,
                "V1",
                "another account's balance took p99 " + during.percentile(99) + ", not at most " + limit);
    }

    private static Key imported(Trial trial) {
        return trial.account("Imported", "10", Map.of("apikey", "moved-over", "apisecret", "87548754"));
    }

    /// From several addresses, so that no limit of one address ends it early.
    private static void guessFor(Duration time, ServerClient client, Key key, Set<Thread> guessing) {
        List<ServerClient> strangers = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) strangers.add(client.from("127.0.1." + (10 + i)));
        long begin = System.nanoTime();
        for (int i = 0; System.nanoTime() - begin < time.toNanos(); i++) {
            ServerClient from = strangers.get(i % ADDRESSES);
            Key guess = key.guessing("guess-%06d".formatted(i));
            guessing.add(Thread.ofVirtual().name("stranger").start(() -> from.askBalance(guess)));
            try {
                Patience.rest(GUESS_GAP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// 400 guesses at the same time; the owner comes before them and after.
    static void guessTogether(Trial trial) throws InterruptedException {
        Money.start(trial);
        Key weak = imported(trial);
        ServerClient owner = trial.installation.anyClient().from("127.0.3.10");
        int usual = owner.askBalance(weak);
        trial.require(usual == 200, "V8", "the owner with the right secret was answered " + usual + " before");
        List<Integer> answers = new CopyOnWriteArrayList<>();
        List<Thread> strangers = new ArrayList<>();
        for (int i = 0; i < GUESSES; i++) {
            ServerClient from = trial.installation.anyClient().from("127.0.2." + (10 + i % ADDRESSES));
            Key guess = weak.guessing("guess-%06d".formatted(i));
            strangers.add(Thread.ofVirtual().name("stranger").start(() -> answers.add(from.askBalance(guess))));
        }
        for (Thread stranger : strangers) stranger.join();
        trial.fault();
        long tested = answers.stream().filter(status -> status == 401).count();
        trial.figure("guesses tested", tested + " of " + GUESSES);
        trial.require(tested <= MOST_TESTED, "V8", tested + " of " + GUESSES + " parallel guesses were tested");
        int after = owner.askBalance(weak);
        trial.require(after == 200, "V8", "the owner with the right secret was answered " + after + " after");
    }

    /// Thousands of connections that send half a request and wait.
    static void connect(Trial trial) throws InterruptedException {
        Money.start(trial);
        ServerClient client = trial.installation.anyClient();
        Times before = Probe.during(client, trial.rich(), BEFORE);
        try (Idlers idlers = Idlers.open(client.base(), CONNECTIONS, ADDRESSES)) {
            trial.fault();
            ServerClient elsewhere = client.from("127.0.4.200");
            Times during = Probe.during(elsewhere, trial.rich(), DURING);
            trial.figure("a good request before", before);
            trial.figure("a good request meanwhile", during);
            trial.figure("half requests open in the end", idlers.open() + ", sent: " + idlers.opened());
            Duration limit = Probe.limit(MOST_TO_ANSWER, before);
            trial.requireInTime(
                    during.percentile(99).compareTo(limit) <= 0,
                    "V13",
                    "a good request took p99 " + during.percentile(99) + ", not at most " + limit);
        } catch (IOException e) {
            throw new Patience.GaveUp("no connections: " + e);
        }
        // The server still does what it is for.
        String pin = trial.pin();
        trial.order(Part.right(pin, Duration.ofSeconds(1)), pin);
    }

    /// Each call to one number is stopped by its customer after two wrong PINs.
    static void stopAfterWrongPins(Trial trial) throws InterruptedException {
        Money.start(trial);
        Order first = trial.next(trial.pin(), Expected.WRONG);
        int keyed = 0;
        int accepted = 0;
        for (int call = 0; call < 2 * WRONG_PINS; call++) {
            String pin = first.pin();
            Order order = trial.next(pin, Expected.WRONG).to(first.number());
            String wrong = Part.wrong(pin) + "#";
            Part part = new Part(
                    Person.keying(wrong)
                            .thenKeys(wrong, Duration.ofSeconds(3), Duration.ZERO)
                            .leaving(new Leaving.AfterTalking(Duration.ofSeconds(25))),
                    Expected.WRONG);
            Order answered = trial.place(order, part, trial.rich(), trial.installation.anyClient());
            if (!answered.accepted()) break;
            accepted++;
            int before = keyed;
            keyed += wrongPins(trial, answered, wrong.length());
            trial.installation.anyClient().stop(answered.id(), trial.rich());
            trial.fault();
            if (before == keyed) throw new Patience.GaveUp("no PIN was keyed");
            awaitEnd(trial, answered);
        }
        trial.figure("wrong PINs keyed in stopped calls", keyed);
        trial.figure("calls accepted to one number", accepted);
        trial.require(
                accepted <= (WRONG_PINS + 1) / 2,
                "V9",
                accepted + " calls were accepted, with " + keyed + " wrong PINs");
    }

    private static int wrongPins(Trial trial, Order order, int length) throws InterruptedException {
        Patience.happens(Duration.ofSeconds(30), () -> keys(trial, order) >= 2 * length);
        Patience.rest(Duration.ofSeconds(1));
        return keys(trial, order) / length;
    }

    private static int keys(Trial trial, Order order) {
        return trial.phones.record().stream()
                .filter(call -> call.number().equals(order.number()))
                .filter(call -> !call.invited().isBefore(order.sent()))
                .mapToInt(call -> call.keys().length())
                .max()
                .orElse(0);
    }

    private static void awaitEnd(Trial trial, Order order) throws InterruptedException {
        Patience.happens(
                Duration.ofSeconds(30),
                Trial.LOOK,
                () -> Trial.outcome(trial.look(), order)
                        .filter(it -> it.isFinal())
                        .isPresent());
    }
}
