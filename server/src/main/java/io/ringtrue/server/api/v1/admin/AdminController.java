package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.api.v1.VerificationList;
import io.ringtrue.server.api.v1.VerificationView;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The operator's token, and verifications of all accounts.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin")
public class AdminController {
    private final AdminToken adminToken;
    private final ReversePinService verifications;
    private final AdminDeeds deeds;

    public AdminController(AdminToken adminToken, ReversePinService verifications, AdminDeeds deeds) {
        this.deeds = deeds;
        this.adminToken = adminToken;
        this.verifications = verifications;
    }

    /// The new token, which is shown only here.
    public record TokenView(SecretText token) {}

    @PostMapping("/token")
    @Operation(summary = "A new admin token; the old one stops working at once")
    public TokenView rotate(HttpServletRequest request) {
        if (adminToken.configured()) {
            throw new ProblemException(
                    Problem.of(409, "Conflict", "the configuration owns the admin token: change ringtrue.admin-token"));
        }
        SecretText fresh = new SecretText(adminToken.rotate().value());
        deeds.add(request, "rotated the admin token", "", "***", "***");
        return new TokenView(fresh);
    }

    @GetMapping("/verifications")
    @Operation(summary = "Verifications of all accounts, newest first")
    public Page<VerificationView> verifications(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return VerificationList.of(
                verifications,
                account == null ? OptionalLong.empty() : OptionalLong.of(account),
                new VerificationList.Criteria(number, status, reference, from, to, limit, cursor),
                VerificationView::forOperator);
    }
}
