package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Customers who order at a steady rate, however slowly they are answered.
final class Load {
    private final Trial trial;
    private final Duration gap;
    private final Supplier<ServerClient> to;
    private final List<Order> answered = new CopyOnWriteArrayList<>();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean over;
    private final Thread clock;

    private Load(Trial trial, double perSecond, Supplier<ServerClient> to) {
        this.trial = trial;
        this.gap = Duration.ofNanos((long) (1e9 / perSecond));
        this.to = to;
        trial.rich();
        clock = Thread.ofVirtual().name("customers").start(this::run);
    }

    /// Orders what people do, by all nodes that are up in turn.
    static Load begin(Trial trial, double perSecond) {
        return new Load(trial, perSecond, trial.installation::anyClient);
    }

    /// The same, by one node.
    static Load begin(Trial trial, double perSecond, int node) {
        return new Load(trial, perSecond, () -> trial.installation.client(node));
    }

    private void run() {
        try {
            while (!over) {
                Thread customer = Thread.ofVirtual().name("customer").unstarted(this::order);
                waiting.add(customer);
                customer.start();
                Patience.rest(gap);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void order() {
        try {
            String pin = trial.pin();
            Part part = Part.any(trial.random, pin);
            answered.add(trial.place(trial.next(pin, part.expected()), part, trial.rich(), to.get()));
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /// No more orders; waits for the answers that are due.
    ///
    /// @return all orders of this load
    List<Order> end() throws InterruptedException {
        over = true;
        clock.join();
        for (Thread customer : waiting) customer.join();
        return List.copyOf(answered);
    }

    /// The answers so far.
    List<Order> answered() {
        return List.copyOf(answered);
    }
}
