package io.ringtrue.server.callbacks;

import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks a customer's server one question and waits for the answer, signed like a callback. Nothing is
/// repeated or kept. Blocks the caller's thread, never longer than the time it is given. Each account has
/// places of its own, so that one whose server is slow keeps nobody else waiting.
public final class Enquiries {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_ANSWER = 4_096;
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private final Wire wire;
    private final SigningSecrets secrets;
    private final Clock clock;
    private final Duration within;
    private final int mostAtOnce;
    private final Map<Long, Semaphore> places = new ConcurrentHashMap<>();

    /// [io.ringtrue.server.outbound.SafeConnector#fetch], but for a test. It is told the account, so that what is
    /// shared below can be shared out fairly.
    @FunctionalInterface
    public interface Wire {
        HttpAnswer fetch(long accountId, OutgoingRequest request, Duration within, int longestBody)
                throws RefusedUrl, IOException;
    }

    /// How a question ended.
    public sealed interface Reply {
        /// A 2xx.
        ///
        /// @param body at most 4,096 octets, read as UTF-8
        record Answered(String body) implements Reply {}

        /// No 2xx in time.
        ///
        /// @param why a few words for the account's owner: `timeout after 2 s`, `status 500`
        record Failed(String why) implements Reply {}
    }

    /// @param within for all of one question, with the wait for a place
    /// @param mostAtOnce questions of one account under way on this node; the next waits for a place
    public Enquiries(Wire wire, SigningSecrets secrets, Clock clock, Duration within, int mostAtOnce) {
        this.wire = wire;
        this.secrets = secrets;
        this.clock = clock;
        this.within = within;
        this.mostAtOnce = mostAtOnce;
    }

    /// POSTs the question.
    ///
    /// @param json the body
    public Reply ask(long accountId, String url, String json) {
        long begin = System.nanoTime();
        Semaphore place = places.computeIfAbsent(accountId, _ -> new Semaphore(mostAtOnce));
        try {
            if (!place.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Reply.Failed("too many questions at once");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
        try {
            return answer(accountId, url, json, within.minusNanos(System.nanoTime() - begin));
        } finally {
            place.release();
        }
    }

    private Reply answer(long accountId, String url, String json, Duration left) {
        if (!left.isPositive()) return new Reply.Failed("too many questions at once");
        try {
            HttpAnswer answer = wire.fetch(accountId, signed(accountId, url, json), left, LONGEST_ANSWER);
            return answer.status() >= OK && answer.status() < REDIRECTION
                    ? new Reply.Answered(new String(answer.body(), StandardCharsets.UTF_8))
                    : new Reply.Failed("status " + answer.status());
        } catch (RefusedUrl e) {
            return new Reply.Failed("its address is refused: " + e.getMessage());
        } catch (SocketTimeoutException _) {
            return new Reply.Failed("no answer within " + within.toMillis() + " ms");
        } catch (IOException e) {
            return new Reply.Failed(String.valueOf(e.getMessage()));
        }
    }

    private OutgoingRequest signed(long accountId, String url, String json) throws RefusedUrl {
        Instant now = clock.instant();
        Map<String, String> headers = CallbackSignature.headers(newMessageId(), now, json, secrets.of(accountId, now));
        return OutgoingRequest.post(HttpTarget.of(URI.create(url)), headers, "application/json", json);
    }

    private static String newMessageId() {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        return "msg_" + Base64.getUrlEncoder().encodeToString(random);
    }
}
