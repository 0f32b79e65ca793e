package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.Person;
import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Evidence;
import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Violation;
import io.ringtrue.trials.world.CallbackEndpoint;
import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.PhoneNumbers;
import io.ringtrue.trials.world.Phones;
import io.ringtrue.trials.world.ServerClient;
import io.ringtrue.trials.world.ServerClient.Key;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One installation with the world around it: telephones, a customer with money and one without, their
/// callback endpoint; and everything that was done and seen. Orders may come from several threads.
public final class Trial implements AutoCloseable {
    /// TRUST: every accepted verification is settled so soon after recovery.
    private static final Duration MOST_TO_SETTLE = Duration.ofSeconds(180);

    /// An export of everything costs the server something, so it is not asked for more often.
    static final Duration LOOK = Duration.ofMillis(500);

    public final Installation installation;
    public final Phones phones;
    public final CallbackEndpoint callbacks;
    public final Random random;
    private final Duration length;
    private final boolean quiet;
    private @Nullable Instant end;
    private final PhoneNumbers numbers = new PhoneNumbers(0);
    private final AtomicInteger references = new AtomicInteger();
    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private final Map<String, Verification> settled = new ConcurrentHashMap<>();
    private final List<Violation> breaches = new CopyOnWriteArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final Map<String, Key> accounts = new ConcurrentHashMap<>();

    Trial(Installation installation, Random random, Duration length) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        this.quiet = load < Runtime.getRuntime().availableProcessors();
        figure("load average before", "%.1f".formatted(load));

        this.installation = installation;
        this.phones = installation.phones();
        this.callbacks = installation.callbacks();
        this.random = random;
        this.length = length;
    }

    /// The time counts from the first question, which comes when all nodes have started.
    synchronized boolean hasTime() {
        if (end == null) end = Instant.now().plus(length);
        return Instant.now().isBefore(end);
    }

    /// An account of this name, with its money; made when it is first asked for.
    Key account(String name, String credit) {
        return account(name, credit, Map.of());
    }

    /// @param more members of the request, such as `apikey`
    Key account(String name, String credit, Map<String, ?> more) {
        return accounts.computeIfAbsent(name, _ -> {
            Key key = installation.anyClient().createAccount(name, credit, more);
            callbacks.trust(key.callbackSecret());
            return key;
        });
    }

    Key rich() {
        return account("Rich", "1000");
    }

    /// A new order for a number of its own.
    Order next(String pin, Order.Expected expected) {
        return Order.of("order-" + references.incrementAndGet(), numbers.next(), pin, expected);
    }

    String pin() {
        return Part.pin(random);
    }

    /// Orders a verification by any node, and remembers it.
    Order order(Part part, String pin) {
        return place(next(pin, part.expected()), part, rich(), installation.anyClient());
    }

    Order place(Order order, Part part, Key key, ServerClient client) {
        phones.enter(order.number(), part.callee());
        return send(order, key, client, "");
    }

    /// Sends an order whose callee is known.
    ///
    /// @param idempotencyKey empty: none
    Order send(Order order, Key key, ServerClient client, String idempotencyKey) {
        return remembered(client.place(order, key, callbacks.url(order.callbackPath()), idempotencyKey));
    }

    /// Sends an order whose callback goes somewhere else.
    Order sendTo(Order order, Key key, ServerClient client, String callbackUrl) {
        return remembered(client.place(order, key, callbackUrl, ""));
    }

    private Order remembered(Order answered) {
        orders.add(answered);
        return answered;
    }

    /// Orders for somebody who cannot pay, and to a country that is not allowed.
    void orderInVain() {
        String pin = pin();
        Part part = new Part(Person.keying(pin + "#"), Order.Expected.RIGHT);
        ServerClient client = installation.anyClient();
        place(next(pin, part.expected()), part, account("Penniless", ""), client);
        int number = references.incrementAndGet();
        Order forbidden =
                Order.of("forbidden-" + number, "44207946%04d".formatted(number % 1_000), pin, Order.Expected.RIGHT);
        place(forbidden, part, rich(), client);
    }

    /// Counts one fault and remembers it for the oracle.
    void harmed(Harm.Kind kind, int node, Instant from, Instant to) {
        faults.incrementAndGet();
        installation.remember(new Harm(kind, node, from, to));
    }

    /// The events of an order of the rich account so far; empty while nobody answers.
    List<String> timeline(Order order) {
        try {
            return installation.anyClient().timeline(order.id(), rich());
        } catch (ServerClient.Unanswered | UncheckedIOException _) {
            return List.of();
        }
    }

    /// A rule about how long something took. On a machine where others used the processors before it began, a
    /// time says nothing of the server: then it is told, and not judged.
    void requireInTime(boolean holds, String rule, String broken) {
        if (!quiet) figure(rule + ", not judged on a busy machine", holds ? "held" : broken);
        else require(holds, rule, broken);
    }

    /// A rule of the experiment's own.
    void require(boolean holds, String rule, String broken) {
        if (!holds) breaches.add(new Violation(rule, "", broken));
    }

    void figure(String name, Object value) {
        synchronized (figures) {
            figures.put(name, value.toString());
        }
    }

    void fault() {
        faults.incrementAndGet();
    }

    int faults() {
        return faults.get();
    }

    List<Violation> breaches() {
        return List.copyOf(breaches);
    }

    Map<String, String> figures() {
        synchronized (figures) {
            return Map.copyOf(figures);
        }
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    /// Remembers what is final now: it must stay so.
    AuditExport look() {
        AuditExport now = installation.anyClient().audit();
        for (Verification it : now.verifications()) if (it.isFinal()) settled.putIfAbsent(it.id(), it);
        return now;
    }

    /// Waits until nothing is on the line and every callback was taken that can be.
    Evidence settle() throws InterruptedException {
        List<AuditExport> last = new ArrayList<>();
        Patience.happens(MOST_TO_SETTLE, LOOK, () -> {
            try {
                last.add(look());
                if (last.size() > 1) last.removeFirst();
                return isIdle(last.getLast());
            } catch (RuntimeException _) {
                return false;
            }
        });
        AuditExport now = look();
        return new Evidence(
                orders(),
                List.copyOf(settled.values()),
                now,
                phones.record(),
                callbacks.copies(),
                installation.harms());
    }

    private boolean isIdle(AuditExport now) {
        Set<String> told = now.deliveries().stream()
                .filter(delivery -> delivery.state().equalsIgnoreCase("delivered"))
                .map(AuditExport.Delivery::verification)
                .collect(Collectors.toSet());
        Set<String> wanted =
                orders.stream().filter(Order::told).map(Order::reference).collect(Collectors.toSet());
        return now.verifications().stream()
                .allMatch(it -> it.isFinal() && (told.contains(it.id()) || !wanted.contains(it.reference())));
    }

    /// How one order is stored; empty: it is not.
    static Optional<Verification> outcome(AuditExport now, Order order) {
        return now.verifications().stream()
                .filter(stored -> stored.reference().equals(order.reference()))
                .findFirst();
    }

    @Override
    public void close() {
        installation.close();
    }
}
