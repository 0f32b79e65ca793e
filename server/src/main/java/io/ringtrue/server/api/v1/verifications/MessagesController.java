package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.Mode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// An account's messages. Each is a call like a verification's: it is listed, followed and stopped under
/// `/v1/verifications`.
@RestController
@RequestMapping(path = "/v1/messages", produces = "application/json")
@Tag(name = "messages")
public class MessagesController {
    private final ReversePinService verifications;

    public MessagesController(ReversePinService verifications) {
        this.verifications = verifications;
    }

    /// Answers 201 when the message is stored, also one that ends at once for lack of balance. The same
    /// Idempotency-Key with the same request answers the same message again; with another request it is 409.
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Call a number and say a message")
    public MessageView start(
            @AuthenticationPrincipal Account account,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewMessage wanted) {
        Started.Accepted accepted =
                StartAnswer.accepted(verifications.start(account, wanted.request(IdempotencyKey.of(idempotencyKey))));
        return MessageView.whole(accepted.verification(), accepted.story());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One message with its timeline")
    public MessageView find(@AuthenticationPrincipal Account account, @PathVariable String id) {
        Verification found = verifications
                .find(account.id(), PathId.of(id, "message"))
                .filter(each -> each.order().mode() == Mode.MESSAGE)
                .orElseThrow(() -> new ProblemException(Problem.notFound("message")));
        return MessageView.whole(found, verifications.timeline(account.id(), found.id()));
    }
}
