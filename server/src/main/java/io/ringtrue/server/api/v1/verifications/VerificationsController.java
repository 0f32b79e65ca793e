package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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

/// An account's verifications, and what it has in common with them: messages are listed, followed and stopped
/// here.
@RestController
@RequestMapping(path = "/v1/verifications", produces = "application/json")
@Tag(name = "verifications")
public class VerificationsController {
    private final ReversePinService verifications;

    public VerificationsController(ReversePinService verifications) {
        this.verifications = verifications;
    }

    /// Answers 201 when the verification is stored, also one that ends at once for lack of balance. The
    /// same Idempotency-Key with the same request answers the same verification again; with another request
    /// it is 409.
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Call a number and ask for a PIN, or say one")
    public VerificationView start(
            @AuthenticationPrincipal Account account,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewVerification wanted) {
        Started.Accepted accepted =
                StartAnswer.accepted(verifications.start(account, wanted.request(IdempotencyKey.of(idempotencyKey))));
        return VerificationView.whole(
                accepted.verification(),
                accepted.story(),
                accepted.made().map(pin -> new SecretText(pin.text())).orElse(null));
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
