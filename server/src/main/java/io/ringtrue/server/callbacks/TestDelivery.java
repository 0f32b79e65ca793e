package io.ringtrue.server.callbacks;

import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.OutgoingRequest;
import io.ringtrue.server.outbound.RefusedUrl;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Sends one callback on trial and keeps nothing of it: it is signed, and its address judged, as for a callback that
/// counts. Blocks the caller's thread, never longer than the time it is given. Safe for use by many threads.
public final class TestDelivery {
    /// Longer than any answer to a callback; one that is longer still counts as none.
    private static final int LONGEST_ANSWER = 262_144;

    private static final int LONGEST_SHOWN = 4_096;

    private final Enquiries.Wire wire;
    private final SigningSecrets secrets;
    private final Clock clock;
    private final Duration within;
    private final Duration between;
    private final Map<Long, Instant> begun = new ConcurrentHashMap<>();

    /// @param within for the whole of one delivery
    /// @param between two deliveries of one account on this node: the button must not be a way to flood somebody
    public TestDelivery(Enquiries.Wire wire, SigningSecrets secrets, Clock clock, Duration within, Duration between) {
        this.wire = wire;
        this.secrets = secrets;
        this.clock = clock;
        this.within = within;
        this.between = between;
    }

    /// How it ended.
    public sealed interface Outcome {
        /// An answer came, good or bad.
        ///
        /// @param sent without the headers that every request has
        /// @param body its first 4,096 characters, read as UTF-8
        record Answered(OutgoingRequest sent, Duration took, int status, String body) implements Outcome {}

        /// Sent, or tried to; no answer came.
        record Failed(OutgoingRequest sent, Duration took, String why) implements Outcome {}

        /// Nothing was sent: the address may not be called.
        record Refused(String why) implements Outcome {}

        /// Nothing was sent: the one before was a moment ago.
        record TooSoon(Duration pause) implements Outcome {}
    }

    public Outcome send(long accountId, CallbackRequest request) {
        Instant now = clock.instant();
        AtomicReference<Instant> before = new AtomicReference<>();
        begun.compute(accountId, (_, last) -> {
            boolean early = last != null && now.isBefore(last.plus(between));
            if (early) before.set(last);
            return early ? last : now;
        });
        if (before.get() != null)
            return new Outcome.TooSoon(Duration.between(now, before.get().plus(between)));
        try {
            return sent(accountId, signed(accountId, request, now));
        } catch (RefusedUrl e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }

    private Outcome sent(long accountId, OutgoingRequest request) throws RefusedUrl {
        long begin = System.nanoTime();
        try {
            HttpAnswer answer = wire.fetch(accountId, request, within, LONGEST_ANSWER);
            return new Outcome.Answered(request, since(begin), answer.status(), beginning(answer.body()));
        } catch (SocketTimeoutException _) {
            return new Outcome.Failed(request, since(begin), "no answer within " + within.toSeconds() + " s");
        } catch (IOException e) {
            return new Outcome.Failed(request, since(begin), String.valueOf(e.getMessage()));
        }
    }

    private static String beginning(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private OutgoingRequest signed(long accountId, CallbackRequest request, Instant now) throws RefusedUrl {
        HttpTarget target = HttpTarget.of(URI.create(request.url()));
        return switch (request) {
            case CallbackRequest.Get _ -> OutgoingRequest.get(target, headers(accountId, target.pathAndQuery(), now));
            case CallbackRequest.Post(var _, String contentType, String body) ->
                OutgoingRequest.post(target, headers(accountId, body, now), contentType, body);
        };
    }

    private Map<String, String> headers(long accountId, String content, Instant now) {
        return CallbackSignature.headers(MessageId.random(), now, content, secrets.of(accountId, now));
    }
}
