package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.Enquiries.Reply;
import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.OutgoingRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnquiriesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_780_000_000), ZoneOffset.UTC);
    private static final SigningSecret SECRET = new SigningSecret("whsec_c2VjcmV0");
    private static final String URL = "https://shop.example/ask";

    private static Enquiries asking(Enquiries.Wire wire, Duration within, int mostAtOnce) {
        return new Enquiries(wire, (_, _) -> List.of(SECRET), CLOCK, within, mostAtOnce);
    }

    private static Enquiries asking(Enquiries.Wire wire) {
        return asking(wire, Duration.ofSeconds(2), 4);
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void postsTheQuestionSignedLikeACallback() {
        List<OutgoingRequest> sent = new ArrayList<>();
        Reply reply = asking((_, request, _, _) -> {
                    sent.add(request);
                    return answer(200, "yes");
                })
                .ask(7, URL, "{\"q\":1}");
        assertThat(reply).isEqualTo(new Reply.Answered("yes"));
        OutgoingRequest request = sent.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("{\"q\":1}");
        String id = request.headers().get("webhook-id");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("webhook-timestamp", "1780000000")
                .containsAllEntriesOf(CallbackSignature.headers(id, CLOCK.instant(), "{\"q\":1}", List.of(SECRET)));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 400, 410, 429, 500, 503})
    void countsNothingButA2xxAsAnAnswer(int status) {
        assertThat(asking((_, _, _, _) -> answer(status, "{\"allow\":true}")).ask(7, URL, "{}"))
                .isEqualTo(new Reply.Failed("status " + status));
    }

    @Test
    void saysWhatWentWrong() {
        assertThat(asking((_, _, _, _) -> {
                            throw new SocketTimeoutException("x");
                        })
                        .ask(7, URL, "{}"))
                .isEqualTo(new Reply.Failed("no answer within 2000 ms"));
        assertThat(asking((_, _, _, _) -> {
                            throw new IOException("could not connect");
                        })
                        .ask(7, URL, "{}"))
                .isEqualTo(new Reply.Failed("could not connect"));
        assertThat(asking((_, _, _, _) -> answer(200, "")).ask(7, "ftp://shop.example/", "{}"))
                .isInstanceOf(Reply.Failed.class);
    }

    /// Account 7 has all its places taken by a server that does not answer. Account 8 is answered
    /// meanwhile.
    @Test
    void keepsNobodyWaitingForAnothersSlowServer() throws Exception {
        CountDownLatch taken = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        Enquiries.Wire wire = (_, request, _, _) -> {
            if (request.target().host().equals("slow.example")) {
                taken.countDown();
                await(end);
            }
            return answer(200, "true");
        };
        Enquiries enquiries = asking(wire, Duration.ofSeconds(2), 2);
        List<Thread> slow = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            slow.add(Thread.startVirtualThread(() -> enquiries.ask(7, "https://slow.example/", "{}")));
        }
        taken.await();
        assertThat(enquiries.ask(8, URL, "{}")).isEqualTo(new Reply.Answered("true"));
        assertThat(enquiries.ask(7, URL, "{}")).isEqualTo(new Reply.Failed("too many questions at once"));
        end.countDown();
        for (Thread thread : slow) thread.join();
        assertThat(enquiries.ask(7, URL, "{}")).isEqualTo(new Reply.Answered("true"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
