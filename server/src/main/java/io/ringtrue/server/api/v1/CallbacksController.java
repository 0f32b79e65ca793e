package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An account's callbacks with every attempt to deliver them.
@RestController
@RequestMapping(path = "/v1/callbacks", produces = "application/json")
@Tag(name = "callbacks")
public class CallbacksController {
    private final CallbackStore callbacks;
    private final Clock clock;

    public CallbacksController(CallbackStore callbacks, Clock clock) {
        this.callbacks = callbacks;
        this.clock = clock;
    }

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
            List<Attempt> attempts) {}

    /// @param httpStatus 0 when no answer came
    public record Attempt(int number, Instant at, long tookMs, int httpStatus, String outcome) {}

    @GetMapping
    @Operation(summary = "Callbacks, newest first")
    public Page<CallbackView> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Checks checks = new Checks();
        Optional<Callback.State> wanted = checks.read("state", state, CallbacksController::state);
        checks.done();
        int most = Page.limit(limit);
        long before = Page.place(cursor, Long::parseLong, Long.MAX_VALUE);
        return Page.of(
                callbacks.list(account.id(), wanted, before, most + 1),
                most,
                callback -> Long.toString(callback.id()),
                CallbacksController::view);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Deliver it again at once, with the same message id; its URL is wanted again")
    public CallbackView replay(@AuthenticationPrincipal Account account, @PathVariable String id) {
        long number = PathId.of(id, "callback");
        callbacks.replay(account.id(), number, clock.instant());
        return callbacks
                .find(account.id(), number)
                .map(CallbacksController::view)
                .orElseThrow(() -> new ProblemException(Problem.notFound("callback")));
    }

    private static Callback.State state(String word) {
        return Arrays.stream(Callback.State.values())
                .filter(state -> word(state).equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be due, delivered, dead or unwanted"));
    }

    private static String word(Callback.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static CallbackView view(Callback callback) {
        return new CallbackView(
                callback.id(),
                callback.verificationId(),
                callback.messageId(),
                callback.kind(),
                callback.url(),
                word(callback.state()),
                callback.created(),
                callback.nextAttempt().orElse(null),
                callback.attempts().stream().map(CallbacksController::view).toList());
    }

    private static Attempt view(DeliveryAttempt attempt) {
        return new Attempt(
                attempt.number(), attempt.at(), attempt.took().toMillis(), attempt.httpStatus(), attempt.outcome());
    }
}
