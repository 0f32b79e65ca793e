package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.api.v1.CallbackView;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.ReplayForm;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An account's callbacks, for the operator: what is dead, replaying it, and the secret that signs.
@RestController
@RequestMapping(path = "/v1/admin/accounts/{id}", produces = "application/json")
@Tag(name = "admin: callbacks")
public class AdminCallbacksController {
    private static final int USUAL_OVERLAP = 24;

    /// Long enough for every receiver, and short enough that an old secret does not stay for ever.
    private static final int LONGEST_OVERLAP = 30 * 24;

    private final AccountStore accounts;
    private final CallbackStore callbacks;
    private final AdminDeeds deeds;
    private final Clock clock;

    public AdminCallbacksController(AccountStore accounts, CallbackStore callbacks, AdminDeeds deeds, Clock clock) {
        this.deeds = deeds;
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /// @param overlapHours for how long the secret before signs too, 0 to 720; absent: 24. 0 is for a secret that
    /// others know
    public record RotationForm(@Nullable Integer overlapHours) {}

    /// A new signing secret, which is shown only here.
    ///
    /// @param oldUntil until when callbacks are signed with the secret before, too
    public record RotatedView(String callbackSecret, Instant oldUntil) {}

    @GetMapping("/callbacks")
    @Operation(summary = "An account's callbacks, newest first")
    public Page<CallbackView> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        long account = account(id).id();
        Checks checks = new Checks();
        Optional<Callback.State> wanted = checks.read("state", state, CallbackView::state);
        checks.done();
        int most = Page.limit(limit);
        long before = Page.place(cursor, Long::parseLong, Long.MAX_VALUE);
        return Page.of(
                callbacks.list(account, wanted, before, most + 1),
                most,
                callback -> Long.toString(callback.id()),
                CallbackView::of);
    }

    @PostMapping("/callbacks/{callbackId}/replay")
    @Operation(summary = "Deliver a callback again at once, with the same message id; its URL is wanted again")
    public CallbackView replay(@PathVariable String id, @PathVariable String callbackId, HttpServletRequest request) {
        long account = account(id).id();
        long number = PathId.of(callbackId, "callback");
        Optional<Callback> before = callbacks.find(account, number);
        CallbackView replayed = CallbackView.replayed(callbacks, account, number, clock.instant());
        before.ifPresent(old -> deeds.add(
                request,
                account,
                "replayed callback",
                old.messageId(),
                CallbackView.word(old.state()),
                replayed.state()));
        return replayed;
    }

    @PostMapping(path = "/callbacks/replay", consumes = "application/json")
    @Operation(summary = "Deliver dead callbacks of a span of time again, the oldest first")
    public ReplayForm.Replayed replayDead(
            @PathVariable String id, @RequestBody ReplayForm form, HttpServletRequest request) {
        ReplayForm.Span span = form.read();
        Account account = account(id);
        ReplayForm.Replayed replayed = span.replay(callbacks, account.id(), clock.instant());
        if (replayed.replayed() > 0) {
            deeds.add(
                    request,
                    account.id(),
                    "replayed dead callbacks",
                    account.name(),
                    replayed.replayed() + " dead",
                    replayed.replayed() + " due");
        }
        return replayed;
    }

    /// Callbacks carry two signatures until the secret before has ended. While two secrets sign, another rotation
    /// is 409 unless `overlapHours` is 0.
    @PostMapping(path = "/callback-secret", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Rotate the secret that signs callbacks; the new one is shown only now")
    public RotatedView rotate(@PathVariable String id, @RequestBody RotationForm form, HttpServletRequest request) {
        Account account = account(id);
        int hours = Optional.ofNullable(form.overlapHours()).orElse(USUAL_OVERLAP);
        if (hours < 0 || hours > LONGEST_OVERLAP) {
            throw new ProblemException(Problem.invalid("overlapHours", "must be 0 to " + LONGEST_OVERLAP));
        }
        Instant now = clock.instant();
        Instant oldUntil = now.plus(Duration.ofHours(hours));
        Secret fresh = Secrets.newCallbackSecret();
        if (!callbacks.rotateSecret(account.id(), new SigningSecret(fresh.value()), now, oldUntil)) {
            throw new ProblemException(Problem.of(
                    409,
                    "Conflict",
                    "two secrets sign already; wait until the older has ended, or end both with overlapHours 0"));
        }
        deeds.add(request, account.id(), "rotated the signing secret", account.name(), "***", "***");
        return new RotatedView(fresh.value(), oldUntil);
    }

    private Account account(String id) {
        return accounts.find(PathId.of(id, "account"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
    }
}
