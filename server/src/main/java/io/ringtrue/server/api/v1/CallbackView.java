package io.ringtrue.server.api.v1;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A callback with every attempt to deliver it.
///
/// @param messageId the `webhook-id` of every attempt
/// @param state `due`, `delivered`, `dead` or `unwanted`
/// @param nextAttempt null unless it is due
public record CallbackView(
        long id,
        long verification,
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
                callback.verificationId(),
                callback.messageId(),
                callback.kind(),
                callback.url(),
                word(callback.state()),
                callback.created(),
                callback.nextAttempt().orElse(null),
                callback.attempts().stream().map(Attempt::of).toList());
    }

    /// @throws IllegalArgumentException whose message is the rule
    public static Callback.State state(String word) {
        return Arrays.stream(Callback.State.values())
                .filter(state -> word(state).equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be due, delivered, dead or unwanted"));
    }

    private static String word(Callback.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
