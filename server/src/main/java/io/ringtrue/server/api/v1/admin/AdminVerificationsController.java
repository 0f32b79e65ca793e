package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.verifications.CallView;
import io.ringtrue.server.api.v1.verifications.NewMessage;
import io.ringtrue.server.api.v1.verifications.NewVerification;
import io.ringtrue.server.api.v1.verifications.StartAnswer;
import io.ringtrue.server.api.v1.verifications.TimelineStream;
import io.ringtrue.server.api.v1.verifications.VerificationList;
import io.ringtrue.server.api.v1.verifications.VerificationView;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.StartRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Verifications of all accounts, for the operator: started, found, looked at and stopped.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin: verifications")
public class AdminVerificationsController {
    private static final String OF_ACCOUNT = "/accounts/{id}";
    private static final String ONE = OF_ACCOUNT + "/verifications/{verificationId}";

    private final ReversePinService verifications;
    private final AccountStore accounts;
    private final AdminDeeds deeds;

    public AdminVerificationsController(ReversePinService verifications, AccountStore accounts, AdminDeeds deeds) {
        this.verifications = verifications;
        this.accounts = accounts;
        this.deeds = deeds;
    }

    @GetMapping("/verifications")
    @Operation(summary = "Verifications of all accounts, newest first")
    public Page<VerificationView> verifications(
            @RequestParam(required = false) @Nullable Long account,
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
                account == null ? OptionalLong.empty() : OptionalLong.of(account),
                new VerificationList.Criteria(number, numberEnd, status, reference, from, to, limit, cursor),
                VerificationView::forOperator);
    }

    /// As the account itself would, with its limits, prices and callbacks. It stands in the audit log.
    @PostMapping(path = OF_ACCOUNT + "/verifications", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Call a number for an account and ask for a PIN, or say one")
    public VerificationView start(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewVerification wanted,
            HttpServletRequest request) {
        Started.Accepted accepted = start(id, wanted.request(IdempotencyKey.of(idempotencyKey)), request);
        return VerificationView.forOperator(accepted);
    }

    /// As the account itself would, with its limits, prices and callbacks. It stands in the audit log.
    @PostMapping(path = OF_ACCOUNT + "/messages", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Call a number for an account and say a message")
    public VerificationView say(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewMessage wanted,
            HttpServletRequest request) {
        Started.Accepted accepted = start(id, wanted.request(IdempotencyKey.of(idempotencyKey)), request);
        return VerificationView.forOperator(accepted);
    }

    private Started.Accepted start(String id, StartRequest wanted, HttpServletRequest request) {
        Account account = accounts.find(PathId.of(id, "account"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
        if (!account.active()) throw new ProblemException(Problem.of(409, "Conflict", "the account is suspended"));
        Started.Accepted accepted = StartAnswer.accepted(verifications.start(account, wanted));
        deeds.add(
                request,
                account.id(),
                "placed a call",
                Long.toString(accepted.verification().id()),
                "",
                wanted.mode().text());
        return accepted;
    }

    @GetMapping(ONE)
    @Operation(summary = "One verification of an account with its timeline")
    public VerificationView find(@PathVariable String id, @PathVariable String verificationId) {
        return view(found(id, verificationId));
    }

    /// Stored with the final status, so empty until then.
    @GetMapping(ONE + "/calls")
    @Operation(summary = "The SIP ladder and the voice of a verification's call, attempt by attempt")
    public CallView.Calls calls(@PathVariable String id, @PathVariable String verificationId) {
        Verification found = found(id, verificationId);
        return CallView.Calls.of(verifications.calls(found.accountId(), found.id()));
    }

    @GetMapping(ONE + "/events")
    @Operation(summary = "The timeline as server-sent events, until the final one")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    public void events(@PathVariable String id, @PathVariable String verificationId, HttpServletResponse response)
            throws Exception {
        Verification found = found(id, verificationId);
        new TimelineStream(verifications).send(found.accountId(), found.id(), response);
    }

    /// Repeating it changes nothing.
    @PostMapping(ONE + "/stop")
    @Operation(summary = "Stop a verification and hang up; one with a final status stays as it is")
    public VerificationView stop(
            @PathVariable String id, @PathVariable String verificationId, HttpServletRequest request) {
        Verification before = found(id, verificationId);
        VerificationView stopped = view(verifications
                .stop(before.accountId(), before.id())
                .orElseThrow(() -> new ProblemException(Problem.notFound("verification"))));
        if (!before.standing().status().isFinal()) {
            deeds.add(
                    request,
                    before.accountId(),
                    "stopped verification",
                    Long.toString(before.id()),
                    VerificationView.forOperator(before).status(),
                    stopped.status());
        }
        return stopped;
    }

    private Verification found(String id, String verificationId) {
        return verifications
                .find(PathId.of(id, "account"), PathId.of(verificationId, "verification"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("verification")));
    }

    private VerificationView view(Verification found) {
        return VerificationView.forOperator(found, verifications.timeline(found.accountId(), found.id()));
    }
}
