package io.ringtrue.trials.oracle;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import io.ringtrue.trials.oracle.AuditExport.Balance;
import io.ringtrue.trials.oracle.AuditExport.Delivery;
import io.ringtrue.trials.oracle.AuditExport.Entry;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Order.Expected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A history in which every promise was kept, to be spoilt: one order verified, one with a wrong PIN, one
/// busy, one lost with its node, one unpaid, one refused, and one that was never answered and is not there.
final class History {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String PIN = "123456";
    static final String REFUSED_NUMBER = "442079460018";
    static final String ABSENT_NUMBER = "12015550199";

    final List<Order> orders = new ArrayList<>();
    final List<Verification> earlier = new ArrayList<>();
    final List<Verification> verifications = new ArrayList<>();
    final List<Entry> ledger = new ArrayList<>();
    final List<Balance> balances = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<Heard> calls = new ArrayList<>();
    final List<Told> callbacks = new ArrayList<>();
    final List<Harm> harms = new ArrayList<>();

    private History() {}

    static History right() {
        History it = new History();
        it.ledger.add(new Entry("1", "CREDIT", new BigDecimal("100"), ""));
        it.ended("1", Expected.RIGHT, "verified", "pin-matched", "0.015", PIN + "#", Kind.BYE);
        it.ended("2", Expected.WRONG, "unverified", "wrong-pin", "0.015", "654321#", Kind.BYE);
        it.ended("3", Expected.WRONG, "failed", "busy", "0", "", Kind.REFUSED);
        it.ended("4", Expected.RIGHT, "failed", "node-fault", "0", PIN + "#", Kind.LOST);
        it.harms.add(new Harm(Harm.Kind.KILLED, 0, at(46), at(46)));
        it.ended("5", Expected.RIGHT, "insufficient-balance", "insufficient-balance", "0", "", Kind.INVITED);
        it.calls.removeLast();
        it.verifications.set(4, undialled(it.verifications.get(4)));
        it.earlier.addAll(it.verifications);
        it.orders.add(order("6", REFUSED_NUMBER, Expected.RIGHT).answered(new Order.Refused(422), at(60), at(60)));
        it.orders.add(order("7", ABSENT_NUMBER, Expected.RIGHT).answered(new Order.Unknown(), at(70), at(90)));
        it.balances.add(balance("99.97", "0"));
        return it;
    }

    static Instant at(int second) {
        return START.plusSeconds(second);
    }

    /// The order with this id begins at ten times its id, in seconds, and is over six seconds later.
    private void ended(String id, Expected expected, String status, String reason, String cost, String keys, Kind end) {
        int begin = 10 * Integer.parseInt(id);
        String number = "1201555010" + id;
        orders.add(order(id, number, expected).answered(new Order.Accepted(id), at(begin), at(begin)));
        String matched = Boolean.toString(status.equals("verified"));
        verifications.add(new Verification(
                id,
                "1",
                number,
                status,
                reason,
                matched,
                new BigDecimal(cost),
                at(begin + 1).toString(),
                at(begin + 6).toString(),
                "order-" + id));
        if (!cost.equals("0")) ledger.add(new Entry("1", "CHARGE", new BigDecimal(cost).negate(), id));
        deliveries.add(new Delivery(id, "msg_" + id, "DELIVERED"));
        List<Heard.Moment> moments = new ArrayList<>();
        moments.add(new Heard.Moment(at(begin + 1), Kind.INVITED));
        if (!keys.isEmpty()) {
            moments.add(new Heard.Moment(at(begin + 2), Kind.RINGING));
            moments.add(new Heard.Moment(at(begin + 3), Kind.ANSWERED));
            moments.add(new Heard.Moment(at(begin + 4), Kind.KEY));
        }
        moments.add(new Heard.Moment(at(begin + 6), end));
        calls.add(new Heard(number, 0, moments, keys));
        callbacks.add(told(id, "msg_" + id, cost, matched));
    }

    static Order order(String id, String number, Expected expected) {
        return Order.of("order-" + id, number, PIN, expected);
    }

    private static Verification undialled(Verification it) {
        return new Verification(
                it.id(),
                it.account(),
                it.number(),
                it.status(),
                it.reason(),
                it.matched(),
                it.cost(),
                "",
                it.finished(),
                it.reference());
    }

    static Verification with(Verification it, String status, String reason, String matched, String cost) {
        return new Verification(
                it.id(),
                it.account(),
                it.number(),
                status,
                reason,
                matched,
                new BigDecimal(cost),
                it.dialled(),
                it.finished(),
                it.reference());
    }

    static Balance balance(String amount, String held) {
        return new Balance(
                "1", new BigDecimal(amount), new BigDecimal(held), new BigDecimal(amount), new BigDecimal(held));
    }

    static Told told(String id, String message, String cost, String matched) {
        return new Told(
                at(100),
                "/callback/1201555010" + id,
                message,
                Map.of("id", id, "cost", cost, "matched", matched),
                true,
                200);
    }

    /// The call to the callee of this order, in seconds after its begin.
    Heard call(int id, int node, String keys, Kind end) {
        int begin = 10 * id;
        return new Heard(
                "1201555010" + id,
                node,
                List.of(
                        new Heard.Moment(at(begin + 1), Kind.INVITED),
                        new Heard.Moment(at(begin + 2), Kind.RINGING),
                        new Heard.Moment(at(begin + 6), end)),
                keys);
    }

    Evidence evidence() {
        return new Evidence(
                List.copyOf(orders),
                List.copyOf(earlier),
                new AuditExport(
                        List.copyOf(verifications),
                        List.copyOf(ledger),
                        List.copyOf(balances),
                        List.copyOf(deliveries)),
                List.copyOf(calls),
                List.copyOf(callbacks),
                List.copyOf(harms));
    }
}
