package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.api.v1.CallView;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.VerificationList;
import io.ringtrue.server.api.v1.VerificationView;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Verification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Verifications of all accounts, for the operator: found, looked at and stopped.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin: verifications")
public class AdminVerificationsController {
    private static final String ONE = "/accounts/{id}/verifications/{verificationId}";

    private final ReversePinService verifications;
    private final AdminDeeds deeds;

    public AdminVerificationsController(ReversePinService verifications, AdminDeeds deeds) {
        this.verifications = verifications;
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
