package io.ringtrue.server.api.v1;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A callback with every attempt to deliver it.
///
/// @param verification null: it is about the account's balance
/// @param messageId the `webhook-id` of every attempt
/// @param state `due`, `delivered`, `dead` or `unwanted`
/// @param nextAttempt null unless it is due
public record CallbackView(
        long id,
        @Nullable Long verification,
        String messageId,
        String kind,
        String url,
        String state,
        Instant created,
        @Nullable Instant nextAttempt,
        List<Attempt> attempts) {
    /// @param httpStatus 0 when no answer came
    public record Attempt(int number, Instant at, long tookMs, int httpStatus, String outcome) {
        private static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(
                    attempt.number(), attempt.at(), attempt.took().toMillis(), attempt.httpStatus(), attempt.outcome());
        }
    }

    public static CallbackView of(Callback callback) {
        return new CallbackView(
                callback.id(),
                callback.verificationId() == 0 ? null : callback.verificationId(),
                callback.messageId(),
                callback.kind(),
                callback.url(),
                word(callback.state()),
                callback.created(),
                callback.nextAttempt().orElse(null),
                callback.attempts().stream().map(Attempt::of).toList());
    }

    /// Makes it due again at once.
    ///
    /// @throws ProblemException 404 when it is not the account's, 409 when it is masked
    public static CallbackView replayed(CallbackStore callbacks, long accountId, long id, Instant now) {
        boolean replayed = callbacks.replay(accountId, id, now);
        Callback callback =
                callbacks.find(accountId, id).orElseThrow(() -> new ProblemException(Problem.notFound("callback")));
        if (!replayed) {
            throw new ProblemException(
                    Problem.of(409, "Conflict", "callback is older than the retention time: what it said is deleted"));
        }
        return of(callback);
    }

    /// @throws IllegalArgumentException whose message is the rule
    public static Callback.State state(String word) {
        return Arrays.stream(Callback.State.values())
                .filter(state -> word(state).equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be due, delivered, dead or unwanted"));
    }

    public static String word(Callback.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
