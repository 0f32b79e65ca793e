package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.outbound.HttpReply;
import io.ringtrue.server.outbound.OutgoingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/// The courier over the whole schedule, under a clock that moves to whatever is due next. An endpoint fails in any of
/// the ways that endpoints fail, and is back at last; nodes die between sending and storing.
class WholeScheduleTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"a\":\"ü\"}";
    private static final Duration LEASE = Duration.ofSeconds(60);

    /// What a node meets at one sending.
    ///
    /// @param dies before it has stored the result
    record Sending(HttpReply reply, boolean dies) {}

    /// @param troubles what comes before the endpoint is back; those of which the result is stored use up attempts
    @Property(tries = 200)
    void deliversOnceTheEndpointIsBackWithinTheSchedule(
            @ForAll("troubles") List<Sending> troubles, @ForAll @IntRange(max = 1_000) int seed) throws Exception {
        int failures = (int) troubles.stream().filter(each -> !each.dies()).count();
        Story story = new Story();
        List<Next> stored = story.run(troubles, seed);
        if (failures < 10) {
            assertThat(stored).hasSize(failures + 1).last().isInstanceOf(Next.Delivered.class);
            assertThat(story.sent).hasSize(troubles.size() + 1);
        } else {
            assertThat(stored).hasSize(10).last().isInstanceOf(Next.Dead.class);
        }
        assertThat(stored.subList(0, stored.size() - 1)).allMatch(next -> next instanceof Next.RetryAt);
        assertThat(story.sent)
                .extracting(request -> request.headers().get("webhook-id"))
                .containsOnly("msg_1");
        assertThat(story.sent).extracting(OutgoingRequest::body).containsOnly(BODY);
        assertThat(story.store.attempts())
                .extracting(DeliveryAttempt::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, stored.size()).boxed().toList());
    }

    /// Without wishes of the endpoint and without deaths, the attempts are as scheduled, a tenth either way.
    @Property(tries = 50)
    void keepsToTheScheduleForAnEndpointThatIsAlwaysDown(@ForAll @IntRange(max = 100_000) int seed) throws Exception {
        List<Sending> down = Collections.nCopies(10, new Sending(new HttpReply.Failed("could not connect"), false));
        Story story = new Story();
        assertThat(story.run(down, seed)).hasSize(10).last().isInstanceOf(Next.Dead.class);
        List<Duration> nominal = RetrySchedule.STANDARD.waits();
        List<Instant> at =
                story.store.attempts().stream().map(DeliveryAttempt::at).toList();
        assertThat(at.getFirst()).isEqualTo(START);
        for (int i = 1; i < 10; i++) {
            long wait = Duration.between(at.get(i - 1), at.get(i)).toMillis();
            long expected = nominal.get(i).toMillis();
            assertThat(wait).isBetween(expected * 9 / 10, expected * 11 / 10 + 1);
        }
    }

    /// One callback's life.
    private static final class Story {
        private final AtomicReference<Instant> now = new AtomicReference<>(START);
        private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        private final CallbacksInMemory store = new CallbacksInMemory();
        private final List<OutgoingRequest> sent = Collections.synchronizedList(new ArrayList<>());
        private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();

        /// Ends when the callback is delivered or dead.
        private List<Next> run(List<Sending> troubles, int seed) throws InterruptedException {
            store.add(new CallbackRequest.Post("https://hook.example/x", "application/json", BODY), START);
            BlockingQueue<Sending> script = new LinkedBlockingQueue<>(troubles);
            List<Next> stored = new ArrayList<>();
            try (CallbackCourier courier = new CallbackCourier(
                    store,
                    request -> reply(request, script.poll()),
                    RetrySchedule.STANDARD,
                    new Shares(10, 10, 2),
                    clock,
                    new SplittableRandom(seed),
                    Thread.ofVirtual().factory(),
                    (_, _, next) -> results.add(next),
                    Bell.NONE)) {
                store.whenLost(results::add);
                courier.start();
                while (true) {
                    Object result = results.poll(20, TimeUnit.SECONDS);
                    assertThat(result).isNotNull();
                    if (result instanceof Next next) stored.add(next);
                    if (!(result instanceof Next.RetryAt) && result instanceof Next) return stored;
                    now.set(
                            result instanceof Next.RetryAt(Instant at)
                                    ? at
                                    : now.get().plus(LEASE));
                    courier.wake();
                }
            }
        }

        private HttpReply reply(OutgoingRequest request, Sending sending) {
            sent.add(request);
            if (sending == null) return new HttpReply.Answered(200, "");
            if (sending.dies()) store.loseNextResult();
            return sending.reply();
        }
    }

    @Provide
    Arbitrary<List<Sending>> troubles() {
        Arbitrary<HttpReply> failures = Arbitraries.of(
                new HttpReply.Failed("timeout after 15 s"),
                new HttpReply.Failed("no address found for the host"),
                new HttpReply.Refused("a loopback address"),
                new HttpReply.Answered(301, ""),
                new HttpReply.Answered(302, ""),
                new HttpReply.Answered(308, ""),
                new HttpReply.Answered(400, ""),
                new HttpReply.Answered(404, ""),
                new HttpReply.Answered(429, "0"),
                new HttpReply.Answered(429, "7200"),
                new HttpReply.Answered(429, "100000000000000000000"),
                new HttpReply.Answered(500, "5"),
                new HttpReply.Answered(503, ""),
                new HttpReply.Answered(503, "-5"),
                new HttpReply.Answered(503, "Sun, 01 Mar 2026 18:00:00 GMT"),
                new HttpReply.Answered(503, "Sun, 01 Mar 2020 18:00:00 GMT"));
        Arbitrary<Sending> sendings = failures.flatMap(reply ->
                Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)).map(dies -> new Sending(reply, dies)));
        return sendings.list().ofMaxSize(14);
    }
}
