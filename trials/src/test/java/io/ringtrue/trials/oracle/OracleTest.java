package io.ringtrue.trials.oracle;

import static io.ringtrue.trials.oracle.History.at;
import static io.ringtrue.trials.oracle.History.balance;
import static io.ringtrue.trials.oracle.History.told;
import static io.ringtrue.trials.oracle.History.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import io.ringtrue.trials.oracle.AuditExport.Delivery;
import io.ringtrue.trials.oracle.AuditExport.Entry;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An oracle that finds nothing proves nothing unless it finds what is planted.
class OracleTest {
    private static final int VERIFIED = 0;
    private static final int LOST = 3;

    @Test
    void findsNothingWhereEveryPromiseWasKept() {
        assertThat(Oracle.judge(History.right().evidence())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("crimes")
    void findsWhatIsPlanted(String promise, String name, Consumer<History> crime) {
        History spoilt = History.right();
        crime.accept(spoilt);

        assertThat(Oracle.judge(spoilt.evidence())).extracting(Violation::rule).contains(promise);
    }

    static Stream<Arguments> crimes() {
        return Stream.of(storedWrong(), moneyWrong(), toldWrong(), calledWrong())
                .flatMap(List::stream);
    }

    private static List<Arguments> storedWrong() {
        return List.of(
                crime("I1", "an accepted one vanished", it -> it.verifications.remove(VERIFIED)),
                crime("I1", "one hangs for ever", it -> it.verifications.set(VERIFIED, unfinished(it))),
                crime("I1", "accepted with another id", it -> it.orders.set(VERIFIED, accepted(it, "9"))),
                crime("I1", "one order sent twice has two ids", it -> it.orders.add(accepted(it, "9"))),
                crime(
                        "I2",
                        "a final status changed",
                        it -> it.earlier.set(VERIFIED, failed(it.verifications.get(VERIFIED)))),
                crime("I2", "a final one vanished", it -> {
                    it.orders.remove(VERIFIED);
                    it.verifications.remove(VERIFIED);
                }),
                crime("I10", "an id twice", it -> it.verifications.add(it.verifications.getFirst())),
                crime("I11", "called and never stored", it -> it.calls.add(callOf(History.ABSENT_NUMBER, 75))),
                crime("I11", "stored and never ordered", it -> it.orders.removeFirst()));
    }

    private static List<Arguments> moneyWrong() {
        return List.of(
                crime("I4", "charged twice", it -> it.ledger.add(it.ledger.get(1))),
                crime(
                        "I4",
                        "charged for a failure",
                        it -> it.verifications.set(
                                VERIFIED, with(it.verifications.getFirst(), "failed", "busy", "false", "0.015"))),
                crime(
                        "I4",
                        "charged for nothing that is stored",
                        it -> it.ledger.add(new Entry("1", "CHARGE", new BigDecimal("-0.015"), "77"))),
                crime("I5", "the balance is not the sum", it -> it.balances.set(0, balance("100", "0"))),
                crime("I5", "below zero", it -> {
                    it.ledger.add(new Entry("1", "CREDIT", new BigDecimal("-200"), ""));
                    it.balances.set(0, balance("-100.03", "0"));
                }),
                crime("I6", "cost without a charge", it -> it.ledger.remove(1)),
                crime("I12", "money still held", it -> it.balances.set(0, balance("99.97", "0.015"))));
    }

    private static List<Arguments> toldWrong() {
        return List.of(
                crime("I6", "another cost", it -> it.callbacks.set(0, told("1", "msg_1", "0", "true"))),
                crime("I7", "nobody was told", it -> it.callbacks.removeFirst()),
                crime("I7", "two callbacks", it -> it.callbacks.add(told("1", "msg_8", "0.015", "true"))),
                crime("I7", "given up", it -> it.deliveries.set(0, new Delivery("1", "msg_1", "DEAD"))),
                crime("I7", "not signed", it -> it.callbacks.set(0, unsigned(it.callbacks.getFirst()))),
                crime("I8", "another match", it -> it.callbacks.set(0, told("1", "msg_1", "0.015", "false"))));
    }

    private static List<Arguments> calledWrong() {
        return List.of(
                crime("I3", "the phone rang twice", it -> it.calls.add(it.call(1, 0, "", Kind.BYE))),
                crime("I8", "matched without keys", it -> it.calls.set(0, it.call(1, 0, "654321#", Kind.BYE))),
                crime(
                        "I8",
                        "keyed right and not matched",
                        it -> it.verifications.set(
                                VERIFIED,
                                with(it.verifications.getFirst(), "unverified", "wrong-pin", "false", "0.015"))),
                crime("I9", "called although refused", it -> it.calls.add(callOf(History.REFUSED_NUMBER, 61))),
                crime("I9", "called although unpaid", it -> it.calls.add(it.call(5, 0, "", Kind.BYE))),
                crime("I9", "called and never ordered", it -> it.calls.add(callOf("12015550188", 61))));
    }

    /// Each is right beside a forgery that differs in one thing alone.
    @ParameterizedTest(name = "{0}")
    @MethodSource("excuses")
    void excusesOnlyTheDeathOfTheCallsOwnNodeBeforeItsOutcomeWasStored(String name, boolean excused, Harm harm) {
        History history = History.right();
        history.harms.set(0, harm);

        List<Violation> found = Oracle.judge(history.evidence());

        if (excused) assertThat(found).isEmpty();
        else assertThat(found).extracting(Violation::rule).containsExactly("I8");
    }

    /// The call of order 4 was dialled at 41 s and ended at 46 s, without a BYE of the node.
    static Stream<Arguments> excuses() {
        return Stream.of(
                Arguments.of("killed in the call", true, harm(Harm.Kind.KILLED, 0, 43, 43)),
                Arguments.of("killed before the commit can be expected", true, harm(Harm.Kind.KILLED, 0, 48, 48)),
                Arguments.of("killed long after the call", false, harm(Harm.Kind.KILLED, 0, 62, 62)),
                Arguments.of("killed before the call", false, harm(Harm.Kind.KILLED, 0, 35, 35)),
                Arguments.of("another node was killed", false, harm(Harm.Kind.KILLED, 1, 43, 43)),
                Arguments.of("frozen for long", true, harm(Harm.Kind.FROZEN, 0, 43, 103)),
                Arguments.of("frozen for a moment", false, harm(Harm.Kind.FROZEN, 0, 43, 45)),
                Arguments.of("the store was away, the node lived", false, harm(Harm.Kind.STORE_AWAY, -1, 43, 73)));
    }

    @Test
    void excusesADeathWhileTheStoreWasFullSinceTheEndOfTheCall() {
        History history = History.right();
        history.harms.set(0, harm(Harm.Kind.STORE_FULL, -1, 44, 60));
        history.harms.add(harm(Harm.Kind.KILLED, 0, 58, 58));

        assertThat(Oracle.judge(history.evidence())).isEmpty();
    }

    @Test
    void asksNothingOfALineThatIsTooBad() {
        History history = History.right();
        history.harms.clear();
        Order order = history.orders.get(LOST);
        history.orders.set(
                LOST,
                History.order("4", order.number(), Order.Expected.ANYTHING)
                        .answered(order.answer(), order.sent(), order.ended()));

        assertThat(Oracle.judge(history.evidence())).isEmpty();
    }

    @Test
    void knowsCallsToOneNumberApartByTheirTime() {
        History history = History.right();
        Order third = history.orders.get(2);
        // Both rang once: with one number for both, that is one ring for each order, not two for one.
        history.orders.set(2, third.to("12015550102"));
        Verification busy = history.verifications.get(2);
        history.verifications.set(
                2,
                new Verification(
                        busy.id(),
                        "1",
                        "12015550102",
                        "failed",
                        "no-answer",
                        "false",
                        BigDecimal.ZERO,
                        busy.dialled(),
                        busy.finished(),
                        busy.reference()));
        history.earlier.set(2, history.verifications.get(2));
        Heard call = history.call(3, 0, "", Kind.CANCELLED);
        history.calls.set(2, new Heard("12015550102", 0, call.moments(), ""));

        assertThat(Oracle.judge(history.evidence())).isEmpty();

        history.calls.add(history.calls.get(2));
        assertThat(Oracle.judge(history.evidence())).extracting(Violation::rule).containsExactly("I3");
    }

    @Test
    void takesA5xxWhileTheStoreWasAwayForNoAnswer() {
        History history = History.right();
        Order first = history.orders.getFirst();
        history.orders.set(0, first.answered(new Order.Refused(503), first.sent(), first.ended()));

        assertThat(Oracle.judge(history.evidence())).extracting(Violation::rule).contains("I9");

        history.harms.add(harm(Harm.Kind.COMMIT_LOST, -1, 9, 11));
        assertThat(Oracle.judge(history.evidence())).isEmpty();
    }

    @Test
    void namesTheOrderThatAViolationIsAbout() {
        History history = History.right();
        history.callbacks.removeFirst();

        assertThat(Oracle.judge(history.evidence()))
                .extracting(Violation::reference)
                .containsOnly("order-1");
    }

    private static Verification unfinished(History it) {
        Verification first = it.verifications.get(VERIFIED);
        return new Verification(
                first.id(),
                "1",
                first.number(),
                "dialling",
                "",
                "",
                BigDecimal.ZERO,
                first.dialled(),
                "",
                first.reference());
    }

    private static Verification failed(Verification it) {
        return with(it, "failed", "node-fault", "false", "0");
    }

    private static Order accepted(History it, String id) {
        Order first = it.orders.get(VERIFIED);
        return first.answered(new Order.Accepted(id), first.sent(), first.ended());
    }

    private static Heard callOf(String number, int second) {
        return new Heard(number, 0, List.of(new Heard.Moment(at(second), Kind.INVITED)), "");
    }

    private static Told unsigned(Told it) {
        return new Told(it.at(), it.path(), it.messageId(), it.parameters(), false, it.httpStatus());
    }

    private static Harm harm(Harm.Kind kind, int node, int from, int to) {
        return new Harm(kind, node, at(from), at(to));
    }

    private static Arguments crime(String promise, String name, Consumer<History> crime) {
        return Arguments.of(promise, name, crime);
    }
}
