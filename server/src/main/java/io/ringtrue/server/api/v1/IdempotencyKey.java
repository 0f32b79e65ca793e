package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.IdempotencyHeader;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `Idempotency-Key` header of requests that create something.
public final class IdempotencyKey {
    public static final String HEADER = IdempotencyHeader.NAME;
    private static final int NAME_DIGITS = 20;

    private IdempotencyKey() {}

    /// @throws ProblemException 422 when it is given and not well formed
    public static Optional<String> of(@Nullable String header) {
        if (header != null && !IdempotencyHeader.wellFormed(header)) {
            throw new ProblemException(Problem.invalid(HEADER, IdempotencyHeader.RULE));
        }
        return Optional.ofNullable(header);
    }

    /// The public name for a credential that is created under this key. The same key gives the same name and
    /// names are unique, so a repeated request cannot create a second credential, whichever node it reaches.
    ///
    /// @param scope what is created; the same key in another scope gives another name
    public static Optional<String> name(Optional<String> key, String scope) {
        return key.map(given -> "k" + digest(scope + "\n" + given).substring(0, NAME_DIGITS));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
