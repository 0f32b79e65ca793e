package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.outbound.HttpReply;
import io.ringtrue.server.outbound.HttpTransport;
import io.ringtrue.server.outbound.OutgoingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
public class CallbackCourierTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final CallbacksInMemory store = new CallbacksInMemory();
    private final BlockingQueue<Next> results = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private CallbackCourier courier = courier(_ -> new HttpReply.Answered(200, ""));

    @AfterEach
    void stop() throws InterruptedException {
        released.countDown();
        courier.close();
    }

    @Test
    void deliversWhatIsDueSignedAndOnce() throws Exception {
        var sent = new LinkedBlockingQueue<Map<String, String>>();
        courier = courier(request -> {
            sent.add(request.headers());
            return new HttpReply.Answered(204, "");
        });
        store.add("https://hook.example/x?status=Delivered", START);
        courier.start();
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
        assertThat(sent)
                .singleElement()
                .satisfies(headers -> assertThat(headers)
                        .containsEntry("webhook-id", "msg_1")
                        .containsEntry("webhook-timestamp", Long.toString(START.getEpochSecond()))
                        .hasEntrySatisfying(
                                "webhook-signature",
                                signature -> assertThat(signature).startsWith("v1,")));
        assertThat(store.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.httpStatus()).isEqualTo(204);
            assertThat(attempt.outcome()).isEqualTo("204");
        });
    }

    @Test
    void postsABodySignedByTheBody() throws Exception {
        var sent = new LinkedBlockingQueue<OutgoingRequest>();
        courier = courier(request -> {
            sent.add(request);
            return new HttpReply.Answered(200, "");
        });
        store.add(new CallbackRequest.Post("https://hook.example/x?y=1", "application/json", "{\"a\":1}"), START);
        courier.start();
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
        Map<String, String> signed = CallbackSignature.headers("msg_1", START, "{\"a\":1}", secrets());
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target().pathAndQuery()).isEqualTo("/x?y=1");
            assertThat(request.body()).isEqualTo("{\"a\":1}");
            assertThat(request.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsAllEntriesOf(signed);
        });
    }

    /// 410 unsubscribes the URL of a POST. A GET has a different URL each time, so 410 only ends it.
    @Test
    void unsubscribesAUrlThatAnswersAPostWith410() throws Exception {
        courier = courier(_ -> new HttpReply.Answered(410, ""));
        store.add(new CallbackRequest.Post("https://hook.example/x", "application/json", "{}"), START);
        courier.start();
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Unwanted.class);
        store.add("https://hook.example/x?status=Failed", START);
        courier.wake();
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Dead.class);
    }

    @Test
    void deliversAtOnceWhenWoken() throws Exception {
        courier.start();
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            store.add("http://hook.example/", START);
            courier.wake();
            assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
        }
        // Without the wake each would wait for the next poll: 20 s in all.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void triesAgainWhenTheTimeHasComeAndGivesUpInTheEnd() throws Exception {
        courier = courier(_ -> new HttpReply.Failed("could not connect"));
        store.add("http://hook.example/", START);
        courier.start();
        for (int attempt = 1; attempt < 10; attempt++) {
            Next next = results.poll(10, TimeUnit.SECONDS);
            assertThat(next).isInstanceOf(Next.RetryAt.class);
            now.set(((Next.RetryAt) next).at());
            courier.wake();
        }
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Dead.class);
        assertThat(store.attempts())
                .extracting(DeliveryAttempt::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(Duration.between(START, now.get())).isBetween(Duration.ofHours(67), Duration.ofHours(84));
    }

    @Test
    void neverLetsASlowHostDelayTheOthers() throws Exception {
        var slow = new AtomicInteger();
        courier = courier(request -> {
            if (request.target().host().equals("slow.example")) {
                slow.incrementAndGet();
                awaitRelease();
            }
            return new HttpReply.Answered(200, "");
        });
        for (int i = 0; i < 100; i++) store.add("http://slow.example/", START);
        for (int i = 0; i < 50; i++) store.add("http://quick.example/" + i, START);
        courier.start();
        for (int i = 0; i < 50; i++) {
            assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
        }
        assertThat(results).isEmpty();
        assertThat(slow).hasValue(2);
        released.countDown();
        for (int i = 0; i < 100; i++) {
            assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
        }
    }

    @Test
    void storesWhatIsUnderWayBeforeItCloses() throws Exception {
        var begun = new CountDownLatch(1);
        courier = courier(_ -> {
            begun.countDown();
            awaitRelease();
            return new HttpReply.Answered(200, "");
        });
        store.add("http://hook.example/", START);
        courier.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofVirtual().start(() -> {
            try {
                courier.close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(results).isEmpty();
        released.countDown();
        closing.join();
        assertThat(store.attempts()).hasSize(1);
        store.add("http://hook.example/", START);
        courier.wake();
        assertThat(store.attempts()).hasSize(1);
    }

    @Test
    void goesOnWhenTheStoreFailsForAWhile() throws Exception {
        store.failNextClaims(2);
        store.add("http://hook.example/", START);
        courier.start();
        assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.Delivered.class);
    }

    @Test
    void recordsWhatItMayNotOrCannotSend() throws Exception {
        courier = courier(_ -> {
            throw new IllegalStateException("a bug");
        });
        store.add("http://user:pw@hook.example/", START);
        store.add("not a url", START);
        store.add("http://hook.example/", START);
        courier.start();
        for (int i = 0; i < 3; i++)
            assertThat(results.poll(10, TimeUnit.SECONDS)).isInstanceOf(Next.RetryAt.class);
        assertThat(store.attempts())
                .extracting(DeliveryAttempt::outcome)
                .containsExactlyInAnyOrder(
                        "refused: must not carry a user or password", "internal error", "internal error");
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CallbackCourier courier(HttpTransport transport) {
        return new CallbackCourier(
                store,
                transport,
                RetrySchedule.STANDARD,
                new Shares(10, 10, 2),
                clock,
                new SplittableRandom(7),
                Thread.ofVirtual().factory(),
                (_, _, next) -> results.add(next),
                Bell.NONE);
    }

    public static List<SigningSecret> secrets() {
        return List.of(new SigningSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"));
    }
}
