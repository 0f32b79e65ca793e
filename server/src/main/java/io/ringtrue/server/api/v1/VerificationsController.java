package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.Problem.FieldError;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.StartRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An account's verifications.
@RestController
@RequestMapping(path = "/v1/verifications", produces = "application/json")
@Tag(name = "verifications")
public class VerificationsController {
    private static final int LONGEST = 2_000;
    private final ReversePinService verifications;

    public VerificationsController(ReversePinService verifications) {
        this.verifications = verifications;
    }

    /// @param number country code first
    /// @param pin 1 to 8 digits; absent: we make one and return it in this answer only
    /// @param announcePin whether the call speaks the PIN; absent: as the account has it. `true` is refused
    /// for an account that does not have PINs spoken
    /// @param language BCP 47; absent: the account's language
    /// @param callbackUrl absent: the account's URL
    public record NewVerification(
            String number,
            @Nullable SecretText pin,
            @Nullable String brand,
            @Nullable Boolean announcePin,
            @Nullable String language,
            @Nullable String callbackUrl,
            @Nullable String reference) {}

    /// Answers 201 when the verification is stored, also one that ends at once for lack of balance. The
    /// same Idempotency-Key with the same request answers the same verification again; with another request
    /// it is 409.
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Call a number and ask for a PIN")
    public VerificationView start(
            @AuthenticationPrincipal Account account,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewVerification wanted) {
        StartRequest request = request(wanted, IdempotencyKey.of(idempotencyKey));
        return switch (verifications.start(account, request)) {
            case Started.Accepted(Verification verification, List<TimelineEvent> story, Optional<Pin> made) ->
                VerificationView.whole(
                        verification,
                        story,
                        made.map(pin -> new SecretText(pin.digits())).orElse(null));
            case Started.Invalid(List<Refusal> refusals) ->
                throw new ProblemException(Problem.invalid(refusals.stream()
                        .map(refusal -> new FieldError(refusal.field(), refusal.rule()))
                        .toList()));
            case Started.Limited(Refusal refusal, boolean _) -> throw new ProblemException(limited(refusal));
            case Started.KeyReused() ->
                throw new ProblemException(
                        Problem.of(409, "Conflict", "this Idempotency-Key came before with another request"));
            case Started.Unavailable() ->
                throw new ProblemException(
                        Problem.of(503, "Unavailable", "the server is shutting down; nothing was stored")
                                .after(ErrorPage.COME_BACK));
        };
    }

    private static Problem limited(Refusal refusal) {
        return new Problem(
                429,
                "Too many requests",
                Problem.clause(refusal.field(), refusal.rule()),
                List.of(new FieldError(refusal.field(), refusal.rule())),
                refusal.retryAfter().or(() -> Optional.of(Duration.ofMinutes(1))));
    }

    private static StartRequest request(NewVerification wanted, Optional<String> idempotencyKey) {
        Checks checks = new Checks();
        StartRequest request = new StartRequest(
                Dialects.OWN,
                checks.needed("number", wanted.number(), LONGEST),
                checks.read("pin", SecretText.text(wanted.pin()), Pin::of),
                checks.text("brand", wanted.brand(), LONGEST),
                Optional.ofNullable(wanted.announcePin()),
                checks.text("language", wanted.language(), LONGEST),
                checks.text("callbackUrl", wanted.callbackUrl(), LONGEST),
                Optional.empty(),
                checks.text("reference", wanted.reference(), LONGEST),
                idempotencyKey);
        checks.done();
        return request;
    }

    @GetMapping
    @Operation(summary = "List verifications, newest first")
    public Page<VerificationView> list(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String numberEnd,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return VerificationList.of(
                verifications,
                OptionalLong.of(account.id()),
                new VerificationList.Criteria(number, numberEnd, status, reference, from, to, limit, cursor),
                VerificationView::listed);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One verification with its timeline")
    public VerificationView find(@AuthenticationPrincipal Account account, @PathVariable String id) {
        Verification found = verifications
                .find(account.id(), PathId.of(id, "verification"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("verification")));
        return VerificationView.whole(found, verifications.timeline(account.id(), found.id()), null);
    }

    /// Stored with the final status, so empty until then.
    @GetMapping("/{id}/calls")
    @Operation(summary = "The SIP ladder and the voice of a verification's call, attempt by attempt")
    public CallView.Calls calls(@AuthenticationPrincipal Account account, @PathVariable String id) {
        long number = PathId.of(id, "verification");
        if (verifications.find(account.id(), number).isEmpty())
            throw new ProblemException(Problem.notFound("verification"));
        return CallView.Calls.of(verifications.calls(account.id(), number));
    }

    /// Repeating it changes nothing.
    @PostMapping("/{id}/stop")
    @Operation(summary = "Stop a verification and hang up; one with a final status stays as it is")
    public VerificationView stop(@AuthenticationPrincipal Account account, @PathVariable String id) {
        Verification stopped = verifications
                .stop(account.id(), PathId.of(id, "verification"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("verification")));
        return VerificationView.whole(stopped, verifications.timeline(account.id(), stopped.id()), null);
    }
}
