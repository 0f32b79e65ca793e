package io.ringtrue.server.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a real server with SIGKILL wherever it hurts, starts it again on the same data, and asks the oracle.
class KilledServerTest {
    private static final long SEED = 458_521;
    private static final Duration MOST_TO_REACH_A_STEP = Duration.ofSeconds(60);
    private static final int COMPANIONS = 3;

    private final Path folder;

    KilledServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsEveryPromiseWhereverItIsKilled() throws IOException, InterruptedException {
        long fresh = new Random().nextLong();
        try (Trial trial = Trial.open(folder)) {
            Map<Step, Order> leaders = new EnumMap<>(Step.class);
            Random fixed = new Random(SEED);
            // The open callback comes first: its lease is long, and runs while the others are killed.
            for (Step step : Step.values()) leaders.put(step, killAt(step, trial, fixed));
            Random random = new Random(fresh);
            Step again = Step.values()[random.nextInt(Step.values().length)];
            killAt(again, trial, random);
            trial.start();
            Evidence evidence = trial.awaitIdle();
            report(evidence, trial, "seeds " + SEED + " and " + fresh + " (" + again + ")");

            assertThat(Oracle.judge(evidence)).isEmpty();
            leaders.forEach((step, leader) -> assertKilledThere(step, leader, evidence));
        }
    }

    /// Lives from start to kill: one verification gets to the step, others are wherever they got to by then.
    private static Order killAt(Step step, Trial trial, Random random) throws IOException, InterruptedException {
        trial.start();
        String pin = Trial.pin(random);
        Order wanted = trial.next(pin);
        step.prepare(trial, wanted);
        for (int i = 0; i < COMPANIONS; i++) {
            String other = Trial.pin(random);
            trial.order(companion(random.nextInt(6), other), other);
        }
        trial.orderUnpaid(pin);
        trial.orderForbidden(pin);
        Order leader = trial.place(wanted, step.callee(pin));
        assertThat(leader.answer()).isInstanceOf(Order.Accepted.class);
        awaitStep(step, trial, leader);
        trial.killAmidRequests(random);
        trial.callbacks.letGo();
        trial.phones.answerHeld();
        return leader;
    }

    private static void awaitStep(Step step, Trial trial, Order order) {
        try {
            await(step.toString()).atMost(MOST_TO_REACH_A_STEP).until(() -> step.isReached(trial, order));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    step + " was not reached, but " + trial.timeline(order) + "\n"
                            + trial.server().lastLines(),
                    e);
        }
    }

    private static Callee companion(int kind, String pin) {
        return switch (kind) {
            case 0 -> Person.keying(pin + "#");
            case 1 -> Person.listeningThenKeying(Duration.ofMillis(300), pin);
            case 2 -> Person.keying(wrong(pin) + "#").leaving(new Leaving.AfterKeys(Duration.ofSeconds(3)));
            case 3 -> Person.silent().leaving(new Leaving.AfterTalking(Duration.ofSeconds(2)));
            case 4 -> new NeverAnswering();
            default -> Refusing.BUSY;
        };
    }

    private static String wrong(String pin) {
        return "%06d".formatted((Integer.parseInt(pin) + 1) % 1_000_000);
    }

    /// Else the experiment would prove nothing.
    private static void assertKilledThere(Step step, Order leader, Evidence evidence) {
        if (step.isMidCall()) {
            assertThat(Trial.outcome(evidence, leader).reason()).as("%s", step).isEqualTo("node-fault");
        }
        if (step == Step.CALLBACK_OPEN) {
            assertThat(evidence.callbacks().stream()
                            .filter(copy -> copy.path().equals(leader.callbackPath()))
                            .map(CallbackLog.Copy::answered)
                            .toList())
                    .startsWith(false)
                    .endsWith(true);
        }
    }

    private static void report(Evidence evidence, Trial trial, String seeds) {
        Map<String, Long> answers = evidence.orders().stream()
                .collect(Collectors.groupingBy(
                        order -> order.answer().getClass().getSimpleName(), Collectors.counting()));
        Map<String, Long> outcomes = evidence.now().verifications().stream()
                .collect(Collectors.groupingBy(it -> it.status() + " (" + it.reason() + ")", Collectors.counting()));
        System.out.printf(
                "n = %d kills, %d verifications ordered %s, ended %s, %d calls, %d callbacks; %s; start to ready %s%n",
                trial.starts().size() - 1,
                evidence.orders().size(),
                answers,
                outcomes,
                evidence.calls().size(),
                evidence.callbacks().size(),
                seeds,
                trial.starts());
    }

    @Test
    void letsALiveCallEndWhenToldToStop() throws IOException, InterruptedException {
        try (Trial trial = Trial.open(folder)) {
            trial.start();
            String pin = Trial.pin(new Random(SEED));
            Callee slow =
                    Person.silent().on(Line.GOOD.recorded()).thenKeys(pin + "#", Duration.ofSeconds(3), Duration.ZERO);
            Order live = trial.order(slow, pin);
            awaitStep(Step.PROMPT, trial, live);

            trial.server().terminate();
            // Draining begins a moment after the signal: the last request before it is accepted and kept.
            await("new verifications are refused")
                    .atMost(MOST_TO_REACH_A_STEP)
                    .until(() -> !(trial.order(Person.keying(pin + "#"), pin).answer() instanceof Order.Accepted));
            // 143 is how a JVM reports that it ran its shutdown to the end after a TERM signal (128 + 15).
            assertThat(trial.server().awaitEnd()).isIn(0, 143);

            trial.start();
            Evidence evidence = trial.awaitIdle();
            report(evidence, trial, "1 TERM signal");
            assertThat(Oracle.judge(evidence)).isEmpty();
            assertThat(Trial.outcome(evidence, live).status()).isEqualTo("verified");
        }
    }
}
