package io.ringtrue.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.LiveListener.Event;
import io.ringtrue.server.live.SourceReply.Failed;
import io.ringtrue.server.live.SourceReply.Found;
import io.ringtrue.server.live.SourceReply.NotFound;
import io.ringtrue.server.live.SourceReply.Withheld;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceGateTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(20);
    private static final LiveAnswer MOBILE = new LiveAnswer(
            Optional.empty(),
            Optional.of(LineType.MOBILE),
            Optional.of("Example Wireless"),
            Optional.empty(),
            Optional.empty());

    private final Gates gates = new Gates();
    private final AtomicInteger queries = new AtomicInteger();

    private static LiveNumber number(int i) {
        return new LiveNumber(1, "201510%04d".formatted(i));
    }

    private LiveSource answering(Optional<LiveAnswer> answer) {
        return (_, _) -> {
            queries.incrementAndGet();
            return answer;
        };
    }

    private LiveSource failing() {
        return (_, _) -> {
            queries.incrementAndGet();
            throw new IOException("HTTP status 500");
        };
    }

    private static <T> List<T> together(int callers, Callable<T> call) throws Exception {
        return together(java.util.Collections.nCopies(callers, call));
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) answers.add(future.get());
            return answers;
        }
    }

    @Test
    void asksOnceForAHundredCallersOfOneNumber() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(100);
        SourceGate gate = gates.to("hlr", (_, _) -> {
            queries.incrementAndGet();
            answer.await();
            return Optional.of(MOBILE);
        });
        Thread.ofVirtual().start(() -> {
            try {
                arrived.await();
                answer.countDown();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        List<SourceReply> replies = together(100, () -> {
            arrived.countDown();
            return gate.ask(number(0), PATIENT);
        });
        assertThat(replies).hasSize(100).containsOnly(new Found(MOBILE, LocalDate.of(2026, 11, 22)));
        assertThat(queries).hasValue(1);
        assertThat(gates.count(Event.ASKED)).isEqualTo(1);
    }

    @Test
    void asksOnceForManyWhoComeWhileQueriesLand() throws Exception {
        SourceGate gate = gates.to("hlr", answering(Optional.of(MOBILE)));
        for (int round = 0; round < 200; round++) {
            LiveNumber number = number(round);
            together(20, () -> gate.ask(number, PATIENT));
        }
        assertThat(queries).hasValue(200);
    }

    @Test
    void keepsAnAnswerThatCameTooLateForTheNextCaller() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        SourceGate gate = gates.to("hlr", (_, _) -> {
            queries.incrementAndGet();
            answer.await();
            return Optional.of(MOBILE);
        });
        assertThat(gate.ask(number(0), HASTY)).isEqualTo(new Withheld(LiveNote.TIMEOUT));
        assertThat(gates.count(Event.TIMEOUT)).isEqualTo(1);
        answer.countDown();
        assertThat(gate.ask(number(0), PATIENT)).isInstanceOf(Found.class);
        assertThat(queries).hasValue(1);
    }

    @Test
    void remembersAnAnswerForThirtyDays() throws Exception {
        SourceGate gate = gates.to("hlr", answering(Optional.of(MOBILE)));
        gate.ask(number(0), PATIENT);
        gates.clock.tick(Duration.ofDays(30).minusSeconds(1));
        gate.ask(number(0), PATIENT);
        assertThat(queries).hasValue(1);
        assertThat(gates.count(Event.HIT)).isEqualTo(1);
        gates.clock.tick(Duration.ofSeconds(1));
        gate.ask(number(0), PATIENT);
        assertThat(queries).hasValue(2);
    }

    @Test
    void remembersForADayThatANumberIsNotKnown() throws Exception {
        SourceGate gate = gates.to("hlr", answering(Optional.empty()));
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new NotFound());
        gates.clock.tick(Duration.ofHours(24).minusSeconds(1));
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new NotFound());
        assertThat(queries).hasValue(1);
        gates.clock.tick(Duration.ofSeconds(1));
        gate.ask(number(0), PATIENT);
        assertThat(queries).hasValue(2);
    }

    @Test
    void doesNotAskAgainForAMinuteAfterAFailure() throws Exception {
        SourceGate gate = gates.to("hlr", failing());
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new Failed());
        gates.clock.tick(Duration.ofSeconds(59));
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new Failed());
        assertThat(queries).hasValue(1);
        gates.clock.tick(Duration.ofSeconds(1));
        gate.ask(number(0), PATIENT);
        assertThat(queries).hasValue(2);
    }

    @Test
    void remembersEachSourceByItself() throws Exception {
        SourceGate one = gates.to("one", answering(Optional.empty()));
        SourceGate two = gates.to("two", answering(Optional.of(MOBILE)));
        assertThat(one.ask(number(0), PATIENT)).isInstanceOf(NotFound.class);
        assertThat(two.ask(number(0), PATIENT)).isInstanceOf(Found.class);
    }

    @Test
    void leavesAFailingSourceAloneAndComesBack() throws Exception {
        AtomicInteger failures = new AtomicInteger(4);
        SourceGate gate = gates.to("hlr", (_, _) -> {
            queries.incrementAndGet();
            if (failures.getAndDecrement() > 0) throw new IOException("HTTP status 503");
            return Optional.of(MOBILE);
        });
        for (int i = 0; i < 3; i++) assertThat(gate.ask(number(i), PATIENT)).isEqualTo(new Failed());
        assertThat(gate.ask(number(3), PATIENT)).isEqualTo(new Withheld(LiveNote.PAUSED));
        assertThat(queries).hasValue(3);
        gates.clock.tick(Duration.ofSeconds(30));
        assertThat(gate.ask(number(4), PATIENT)).as("the probe").isEqualTo(new Failed());
        assertThat(gate.ask(number(5), PATIENT)).isEqualTo(new Withheld(LiveNote.PAUSED));
        gates.clock.tick(Duration.ofSeconds(30));
        assertThat(gate.ask(number(6), PATIENT)).isInstanceOf(Found.class);
        assertThat(gate.ask(number(7), PATIENT)).isInstanceOf(Found.class);
        assertThat(queries).hasValue(6);
        assertThat(gates.count(Event.OPENED)).isEqualTo(2);
    }

    @Test
    void treatsABrokenSourceAsAFailingOne() throws Exception {
        SourceGate gate = gates.to("hlr", (_, _) -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new Failed());
    }

    @Test
    void spendsNoMoreThanTheDayAllowsHoweverManyAskAtOnce() throws Exception {
        SourceGate gate = gates.costing("0.007", "0.1", new SpendInMemory()).to("hlr", answering(Optional.of(MOBILE)));
        List<Callable<SourceReply>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            LiveNumber number = number(i);
            calls.add(() -> gate.ask(number, PATIENT));
        }
        List<SourceReply> replies = together(calls);
        assertThat(queries).as("14 × 0.007 = 0.098").hasValue(14);
        assertThat(replies).filteredOn(new Withheld(LiveNote.SPENT)::equals).hasSize(86);
    }

    @Test
    void spendsAgainOnTheNextDay() throws Exception {
        SourceGate gate = gates.costing("1", "1", new SpendInMemory()).to("hlr", answering(Optional.of(MOBILE)));
        assertThat(gate.ask(number(0), PATIENT)).isInstanceOf(Found.class);
        assertThat(gate.ask(number(1), PATIENT)).isEqualTo(new Withheld(LiveNote.SPENT));
        gates.clock.tick(Duration.ofHours(14).minusSeconds(1));
        assertThat(gate.ask(number(1), PATIENT)).as("23:59:59 UTC").isEqualTo(new Withheld(LiveNote.SPENT));
        gates.clock.tick(Duration.ofSeconds(1));
        assertThat(gate.ask(number(1), PATIENT)).isInstanceOf(Found.class);
    }

    @Test
    void asksNobodyWhileTheCostCannotBeBooked() throws Exception {
        LiveSpendStore away = (_, _, _, _) -> {
            throw new IllegalStateException("the database is away");
        };
        SourceGate gate = gates.costing("0.01", "100", away).to("hlr", answering(Optional.of(MOBILE)));
        assertThat(gate.ask(number(0), PATIENT)).isEqualTo(new Withheld(LiveNote.SPENT));
        assertThat(queries).hasValue(0);
    }

    @Test
    void keepsToTheMostQueriesAtOnce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(2);
        SourceGate gate = gates.atOnce(2).to("hlr", (_, _) -> {
            queries.incrementAndGet();
            asked.countDown();
            answer.await();
            return Optional.of(MOBILE);
        });
        gate.ask(number(0), HASTY);
        gate.ask(number(1), HASTY);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        SourceReply third = gate.ask(number(2), HASTY);
        assertThat(third).isInstanceOf(Withheld.class);
        assertThat(queries).hasValue(2);
        answer.countDown();
        assertThat(gate.ask(number(3), PATIENT)).isInstanceOf(Found.class);
    }
}
