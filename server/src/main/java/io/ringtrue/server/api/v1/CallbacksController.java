package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    @GetMapping
    @Operation(summary = "Callbacks, newest first")
    public Page<CallbackView> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Checks checks = new Checks();
        Optional<Callback.State> wanted = checks.read("state", state, CallbackView::state);
        checks.done();
        int most = Page.limit(limit);
        long before = Page.place(cursor, Long::parseLong, Long.MAX_VALUE);
        return Page.of(
                callbacks.list(account.id(), wanted, before, most + 1),
                most,
                callback -> Long.toString(callback.id()),
                CallbackView::of);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Deliver it again at once, with the same message id; its URL is wanted again")
    public CallbackView replay(@AuthenticationPrincipal Account account, @PathVariable String id) {
        long number = PathId.of(id, "callback");
        return CallbackView.replayed(callbacks, account.id(), number, clock.instant());
    }

    @PostMapping(path = "/replay", consumes = "application/json")
    @Operation(summary = "Deliver dead callbacks of a span of time again, the oldest first")
    public ReplayForm.Replayed replayDead(@AuthenticationPrincipal Account account, @RequestBody ReplayForm form) {
        return form.read().replay(callbacks, account.id(), clock.instant());
    }
}
