package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The operator's token.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin")
public class AdminController {
    private final AdminToken adminToken;
    private final AdminDeeds deeds;

    public AdminController(AdminToken adminToken, AdminDeeds deeds) {
        this.deeds = deeds;
        this.adminToken = adminToken;
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
}
