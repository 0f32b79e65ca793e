package io.ringtrue.trials.oracle;

import static java.util.stream.Collectors.groupingBy;

import io.ringtrue.trials.oracle.AuditExport.Delivery;
import io.ringtrue.trials.oracle.AuditExport.Entry;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The evidence, found by what it is about.
final class Case {
    final Evidence evidence;
    final Excuses excuses;
    private final Map<String, List<Verification>> byReference;
    private final Map<String, List<Order>> orders;
    private final Map<String, List<Order>> byNumber;
    private final Map<String, List<Heard>> calls;
    private final Map<String, List<Told>> copies;
    private final Map<String, List<Delivery>> deliveries;
    private final Map<String, List<Entry>> entries;

    Case(Evidence evidence) {
        this.evidence = evidence;
        excuses = new Excuses(evidence.harms());
        AuditExport now = evidence.now();
        byReference = now.verifications().stream().collect(groupingBy(Verification::reference));
        orders = evidence.orders().stream().collect(groupingBy(Order::reference));
        byNumber = evidence.orders().stream().collect(groupingBy(Order::number));
        calls = evidence.calls().stream().collect(groupingBy(Heard::number));
        copies = evidence.callbacks().stream().collect(groupingBy(Told::verification));
        deliveries = now.deliveries().stream().collect(groupingBy(Delivery::verification));
        entries = now.ledger().stream().collect(groupingBy(Entry::verification));
    }

    Map<String, List<Order>> orders() {
        return orders;
    }

    /// The orders to call a number.
    List<Order> orders(String number) {
        return byNumber.getOrDefault(number, List.of());
    }

    List<Verification> stored(String reference) {
        return byReference.getOrDefault(reference, List.of());
    }

    List<Order> orders(Verification it) {
        return orders.getOrDefault(it.reference(), List.of());
    }

    /// The calls of one order: those to its number, from when it was sent to when the next order
    /// with that number was.
    List<Heard> calls(Order order) {
        Instant next = orders(order.number()).stream()
                .filter(other -> !other.reference().equals(order.reference()))
                .map(Order::sent)
                .filter(sent -> sent.isAfter(order.sent()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return calls.getOrDefault(order.number(), List.of()).stream()
                .filter(call -> !call.invited().isBefore(order.sent()))
                .filter(call -> call.invited().isBefore(next))
                .toList();
    }

    /// Of orders that were sent twice, the first one.
    List<Heard> calls(Verification it) {
        return orders(it).stream()
                .min(Comparator.comparing(Order::sent))
                .map(this::calls)
                .orElse(List.of());
    }

    List<Told> copies(Verification it) {
        return copies.getOrDefault(it.id(), List.of());
    }

    List<Delivery> deliveries(Verification it) {
        return deliveries.getOrDefault(it.id(), List.of());
    }

    List<Entry> entries(Verification it) {
        return entries.getOrDefault(it.id(), List.of());
    }
}
