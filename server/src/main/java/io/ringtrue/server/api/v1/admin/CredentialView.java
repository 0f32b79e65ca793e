package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A credential without its secret.
///
/// @param kind `api-key` or `api-user`
/// @param label what the account calls it; may be empty
/// @param weak imported with a short secret
public record CredentialView(
        long id,
        String kind,
        String name,
        String label,
        boolean weak,
        Instant created,
        @Nullable Instant lastUsed,
        boolean revoked) {

    static CredentialView of(Credential credential) {
        return new CredentialView(
                credential.id(),
                word(credential.kind()),
                credential.name(),
                credential.label(),
                credential.weak(),
                credential.created(),
                credential.lastUsed().orElse(null),
                credential.revoked());
    }

    static String word(Credential.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException whose message is the rule
    static Credential.Kind kind(String word) {
        return switch (word) {
            case "api-key" -> Credential.Kind.API_KEY;
            case "api-user" -> Credential.Kind.API_USER;
            default -> throw new IllegalArgumentException("must be api-key or api-user");
        };
    }

    /// 409: another credential has this name, or the same Idempotency-Key created it before. In the second
    /// case its secret was shown then and cannot be shown again.
    static Problem taken(Credential.Kind kind) {
        String field = kind == Credential.Kind.API_KEY ? "apikey" : "user";
        return new Problem(
                409,
                "Conflict",
                field + " is taken, or was created before with this Idempotency-Key; nothing was created",
                List.of(new Problem.FieldError(field, "is taken")),
                Optional.empty());
    }
}
