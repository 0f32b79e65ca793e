package io.ringtrue.server.trials;

import io.ringtrue.server.trials.AuditExport.Balance;
import io.ringtrue.server.trials.AuditExport.Delivery;
import io.ringtrue.server.trials.AuditExport.Entry;
import io.ringtrue.server.trials.AuditExport.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Judges whether a server kept its promises through whatever was done to it. The server must be idle by then:
/// nothing on the line, every callback answered.
final class Oracle {
    private static final Set<String> CHARGEABLE = Set.of("verified", "unverified", "delivered", "machine", "stopped");

    private final Evidence evidence;
    private final AuditExport now;
    private final Map<String, List<Verification>> byReference;
    private final List<String> violations = new ArrayList<>();

    private Oracle(Evidence evidence) {
        this.evidence = evidence;
        this.now = evidence.now();
        this.byReference = now.verifications().stream().collect(Collectors.groupingBy(Verification::reference));
    }

    /// @return one sentence for each promise broken, with its number; empty: all were kept
    static List<String> judge(Evidence evidence) {
        Oracle oracle = new Oracle(evidence);
        oracle.noIdTwice();
        oracle.finalStatusNeverChanges();
        oracle.balancesAreExact();
        oracle.nothingIsStoredThatNobodyOrdered();
        evidence.orders().forEach(oracle::order);
        oracle.now.verifications().forEach(oracle::verification);
        return oracle.violations;
    }

    /// I10.
    private void noIdTwice() {
        List<String> ids = now.verifications().stream().map(Verification::id).toList();
        require(new HashSet<>(ids).size() == ids.size(), "I10", "an id is there twice", ids);
    }

    /// I2.
    private void finalStatusNeverChanges() {
        Set<Verification> today = Set.copyOf(now.verifications());
        for (Verification then : evidence.earlier()) {
            require(today.contains(then), "I2", "was final and has changed or vanished", then);
        }
    }

    /// I5 and I12.
    private void balancesAreExact() {
        for (Balance balance : now.balances()) {
            BigDecimal sum = now.ledger().stream()
                    .filter(entry -> entry.account().equals(balance.account()))
                    .map(Entry::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            require(same(balance.balance(), sum), "I5", "the balance is not the sum " + sum, balance);
            require(same(balance.entries(), sum), "I5", "the export's own sum is not " + sum, balance);
            require(balance.balance().signum() >= 0, "I5", "the balance is below zero", balance);
            require(
                    balance.held().signum() == 0 && balance.openHolds().signum() == 0,
                    "I12",
                    "money is held while nothing happens",
                    balance);
        }
    }

    /// I11, from the server's side.
    private void nothingIsStoredThatNobodyOrdered() {
        Set<String> ordered = evidence.orders().stream().map(Order::reference).collect(Collectors.toSet());
        for (Verification stored : now.verifications()) {
            require(ordered.contains(stored.reference()), "I11", "is stored and nobody ordered it", stored);
        }
    }

    /// I1, I9 and I11, from the customer's side.
    private void order(Order order) {
        List<Verification> stored = byReference.getOrDefault(order.reference(), List.of());
        switch (order.answer()) {
            case Order.Accepted(String id) ->
                require(
                        stored.size() == 1 && stored.getFirst().id().equals(id),
                        "I1",
                        "accepted, and stored as " + stored,
                        order);
            case Order.Refused _ -> {
                require(stored.isEmpty(), "I9", "refused, and stored as " + stored, order);
                require(callsTo(order.number()).isEmpty(), "I9", "refused, and called", order);
            }
            case Order.Unknown _ -> {
                require(stored.size() <= 1, "I11", "never answered, and stored as " + stored, order);
                require(!stored.isEmpty() || callsTo(order.number()).isEmpty(), "I11", "called and not stored", order);
            }
        }
    }

    /// What holds for everything stored.
    private void verification(Verification it) {
        require(it.isFinal(), "I1", "has no final status", it);
        rings(it);
        money(it);
        callbacks(it);
        evidence.orders().stream()
                .filter(order -> order.reference().equals(it.reference()))
                .findFirst()
                .ifPresent(order -> match(it, order.pin()));
    }

    /// I3 and I9.
    private void rings(Verification it) {
        long rang = callsTo(it.number()).stream().filter(Phones.Heard::rang).count();
        require(rang <= 1, "I3", "rang " + rang + " times", it);
        if (it.status().equals("insufficient-balance")) {
            require(callsTo(it.number()).isEmpty(), "I9", "not paid for, and called", it);
        }
    }

    /// I4 and I6, the ledger's side.
    private void money(Verification it) {
        List<BigDecimal> charges = now.ledger().stream()
                .filter(entry -> entry.kind().equalsIgnoreCase("charge"))
                .filter(entry -> entry.verification().equals(it.id()))
                .map(Entry::amount)
                .toList();
        require(charges.size() <= 1, "I4", "charged " + charges, it);
        require(charges.isEmpty() || CHARGEABLE.contains(it.status()), "I4", "charged for nothing", it);
        BigDecimal sum = charges.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        require(same(it.cost(), sum.negate()), "I6", "costs something else than its charge " + charges, it);
    }

    /// I6 and I7: every order of a trial has a callback URL.
    private void callbacks(Verification it) {
        List<CallbackLog.Copy> copies = evidence.callbacks().stream()
                .filter(copy -> copy.verification().equals(it.id()))
                .toList();
        require(copies.stream().anyMatch(CallbackLog.Copy::answered), "I7", "no callback was taken", it);
        require(distinct(copies, CallbackLog.Copy::messageId) <= 1, "I7", "copies differ in webhook-id", copies);
        require(distinct(copies, CallbackLog.Copy::parameters) <= 1, "I7", "copies differ in parameters", copies);
        for (CallbackLog.Copy copy : copies) {
            Optional<BigDecimal> cost =
                    Optional.ofNullable(copy.parameters().get("cost")).map(BigDecimal::new);
            require(cost.filter(said -> same(said, it.cost())).isPresent(), "I6", "says another cost than " + it, copy);
            require(it.matched().equals(copy.parameters().get("matched")), "I8", "says another match than " + it, copy);
        }
        List<Delivery> deliveries = now.deliveries().stream()
                .filter(delivery -> delivery.verification().equals(it.id()))
                .toList();
        require(
                !deliveries.isEmpty()
                        && deliveries.stream().allMatch(row -> row.state().equalsIgnoreCase("delivered")),
                "I7",
                "the export does not say delivered, but " + deliveries,
                it);
    }

    /// I8: the node's own death is the one excuse for a right PIN that did not count.
    private void match(Verification it, String pin) {
        boolean keyed =
                callsTo(it.number()).stream().anyMatch(call -> call.keys().contains(pin));
        boolean matched = it.matched().equals("true");
        require(matched == it.status().equals("verified"), "I8", "status and match disagree", it);
        require(!matched || keyed, "I8", "matched, and the PIN was never keyed", it);
        require(!keyed || matched || it.reason().equals("node-fault"), "I8", "keyed right, alive, and not matched", it);
    }

    private List<Phones.Heard> callsTo(String number) {
        return evidence.calls().stream()
                .filter(call -> call.number().equals(number))
                .toList();
    }

    private static <T> long distinct(Collection<T> all, Function<T, ?> property) {
        return all.stream().map(property).distinct().count();
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    private void require(boolean holds, String promise, String broken, Object where) {
        if (!holds) violations.add(promise + ": " + broken + ": " + where);
    }
}
