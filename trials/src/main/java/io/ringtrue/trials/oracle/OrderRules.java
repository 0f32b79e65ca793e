package io.ringtrue.trials.oracle;

import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.util.Comparator;
import java.util.List;

/// I1, I9 and I11: what was accepted is stored once and ends, what was refused is not there.
final class OrderRules {
    private final Case all;
    private final Findings findings;

    private OrderRules(Case all, Findings findings) {
        this.all = all;
        this.findings = findings;
    }

    static void judge(Case all, Findings findings) {
        OrderRules rules = new OrderRules(all, findings);
        all.orders().values().forEach(rules::order);
        all.evidence.now().verifications().forEach(rules::stored);
    }

    /// @param sent all orders with one reference: one, unless it was sent twice on purpose
    private void order(List<Order> sent) {
        Order first = sent.stream().min(Comparator.comparing(Order::sent)).orElseThrow();
        String reference = first.reference();
        List<Verification> stored = all.stored(reference);
        boolean called = !all.calls(first).isEmpty();
        if (sent.stream().anyMatch(Order::accepted)) {
            for (Order order : sent) {
                boolean same = !order.accepted()
                        || stored.size() == 1 && stored.getFirst().id().equals(order.id());
                findings.require(same, "I1", reference, "accepted, and stored as " + stored, order);
            }
        } else if (sent.stream().allMatch(this::surelyRefused)) {
            findings.require(stored.isEmpty(), "I9", reference, "refused, and stored as " + stored, first);
            findings.require(!called, "I9", reference, "refused, and called", first);
        } else {
            findings.require(stored.size() <= 1, "I11", reference, "never answered, stored as " + stored, first);
            findings.require(!stored.isEmpty() || !called, "I11", reference, "called and not stored", first);
        }
    }

    /// A server that did not get the answer to its COMMIT can say neither yes nor no.
    private boolean surelyRefused(Order order) {
        return switch (order.answer()) {
            case Order.Refused(int status) -> status < 500 || !all.excuses.covers(order.sent(), order.ended());
            case Order.Accepted _, Order.Unknown _ -> false;
        };
    }

    private void stored(Verification it) {
        List<Order> orders = all.orders(it);
        findings.require(!orders.isEmpty(), "I11", it.reference(), "is stored and nobody ordered it", it);
        findings.require(
                orders.stream().allMatch(order -> order.number().equals(it.number())),
                "I11",
                it.reference(),
                "is stored with another number than was ordered",
                it);
        findings.require(it.isFinal(), "I1", it.reference(), "has no final status", it);
    }
}
