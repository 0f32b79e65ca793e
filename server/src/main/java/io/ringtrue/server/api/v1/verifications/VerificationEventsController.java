package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.verification.ReversePinService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A verification's timeline as it happens, for its account.
@RestController
@Tag(name = "verifications")
public class VerificationEventsController {
    private final TimelineStream stream;

    public VerificationEventsController(ReversePinService verifications) {
        this.stream = new TimelineStream(verifications);
    }

    @GetMapping("/v1/verifications/{id}/events")
    @Operation(summary = "The timeline as server-sent events, until the final one")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    public void events(@AuthenticationPrincipal Account account, @PathVariable String id, HttpServletResponse response)
            throws Exception {
        stream.send(account.id(), PathId.of(id, "verification"), response);
    }
}
