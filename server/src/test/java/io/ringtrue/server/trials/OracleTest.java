package io.ringtrue.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.trials.AuditExport.Balance;
import io.ringtrue.server.trials.AuditExport.Delivery;
import io.ringtrue.server.trials.AuditExport.Entry;
import io.ringtrue.server.trials.AuditExport.Verification;
import io.ringtrue.server.trials.CallbackLog.Copy;
import io.ringtrue.server.trials.Phones.Heard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An oracle that finds nothing proves nothing unless it finds what is planted.
class OracleTest {
    private static final String NUMBER = "12015550100";
    private static final String PIN = "123456";

    /// A spotless case: one verification, verified and charged; one order the server refused. Each list may be
    /// spoilt.
    private static final class Case {
        final List<Order> orders = new ArrayList<>(List.of(
                Order.of("a", NUMBER, PIN).answered(new Order.Accepted("7")),
                Order.of("b", "442079460018", PIN).answered(new Order.Refused(422))));
        final List<Verification> earlier = new ArrayList<>();
        final List<Verification> verifications = new ArrayList<>(List.of(verified()));
        final List<Entry> ledger = new ArrayList<>(List.of(
                new Entry("1", "CREDIT", new BigDecimal("100"), ""),
                new Entry("1", "CHARGE", new BigDecimal("-0.015"), "7")));
        final List<Balance> balances = new ArrayList<>(List.of(balance("99.985", "0")));
        final List<Delivery> deliveries = new ArrayList<>(List.of(new Delivery("7", "msg_1", "DELIVERED")));
        final List<Heard> calls = new ArrayList<>(List.of(new Heard(NUMBER, true, PIN + "#")));
        final List<Copy> callbacks = new ArrayList<>(List.of(copy("msg_1", "0.015", "true")));

        Evidence evidence() {
            return new Evidence(
                    orders, earlier, new AuditExport(verifications, ledger, balances, deliveries), calls, callbacks);
        }
    }

    private static Verification verified() {
        return ended("verified", "pin-matched", "true", "0.015");
    }

    private static Verification ended(String status, String reason, String matched, String cost) {
        return new Verification(
                "7", NUMBER, status, reason, matched, new BigDecimal(cost), "2026-01-01T00:00:00Z", "a");
    }

    private static Balance balance(String amount, String held) {
        return new Balance(
                "1", new BigDecimal(amount), new BigDecimal(held), new BigDecimal(amount), new BigDecimal(held));
    }

    private static Copy copy(String messageId, String cost, String matched) {
        return new Copy("/callback", messageId, Map.of("id", "7", "cost", cost, "matched", matched), true);
    }

    @Test
    void findsNothingWhereEveryPromiseWasKept() {
        assertThat(Oracle.judge(new Case().evidence())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("crimes")
    void findsWhatIsPlanted(String promise, String name, Consumer<Case> crime) {
        Case spoilt = new Case();
        crime.accept(spoilt);

        assertThat(Oracle.judge(spoilt.evidence())).isNotEmpty().anyMatch(found -> found.startsWith(promise + ":"));
    }

    static Stream<Arguments> crimes() {
        return Stream.of(
                crime("I1", "an accepted one vanished", it -> it.verifications.clear()),
                crime(
                        "I1",
                        "one hangs for ever",
                        it -> it.verifications.set(
                                0, new Verification("7", NUMBER, "dialling", "", "", BigDecimal.ZERO, "", "a"))),
                crime(
                        "I2",
                        "a final status changed",
                        it -> it.earlier.add(ended("failed", "node-fault", "false", "0"))),
                crime("I3", "the phone rang twice", it -> it.calls.add(new Heard(NUMBER, true, ""))),
                crime("I4", "charged twice", it -> it.ledger.add(it.ledger.getLast())),
                crime(
                        "I4",
                        "charged for a failure",
                        it -> it.verifications.set(0, ended("failed", "busy", "false", "0.015"))),
                crime("I5", "the balance is not the sum", it -> it.balances.set(0, balance("100", "0"))),
                crime("I5", "below zero", it -> {
                    it.ledger.add(new Entry("1", "CREDIT", new BigDecimal("-200"), ""));
                    it.balances.set(0, balance("-100.015", "0"));
                }),
                crime("I6", "the callback says another cost", it -> it.callbacks.set(0, copy("msg_1", "0", "true"))),
                crime("I6", "cost without a charge", it -> it.ledger.removeLast()),
                crime("I7", "nobody was told", it -> it.callbacks.clear()),
                crime("I7", "a second callback of its own", it -> it.callbacks.add(copy("msg_2", "0.015", "true"))),
                crime("I7", "given up", it -> it.deliveries.set(0, new Delivery("7", "msg_1", "DEAD"))),
                crime("I8", "matched without keys", it -> it.calls.set(0, new Heard(NUMBER, true, "654321#"))),
                crime(
                        "I8",
                        "keyed right and not matched",
                        it -> it.verifications.set(0, ended("unverified", "wrong-pin", "false", "0.015"))),
                crime("I9", "called although refused", it -> it.calls.add(new Heard("442079460018", true, ""))),
                crime(
                        "I9",
                        "called although unpaid",
                        it -> it.verifications.set(
                                0, ended("insufficient-balance", "insufficient-balance", "false", "0"))),
                crime("I10", "an id twice", it -> it.verifications.add(verified())),
                crime("I11", "called and never stored", it -> {
                    it.orders.add(Order.of("c", "12015550101", PIN));
                    it.calls.add(new Heard("12015550101", false, ""));
                }),
                crime("I11", "stored and never ordered", it -> it.orders.removeFirst()),
                crime("I12", "money still held", it -> it.balances.set(0, balance("99.985", "0.015"))));
    }

    private static Arguments crime(String promise, String name, Consumer<Case> crime) {
        return Arguments.of(promise, name, crime);
    }
}
