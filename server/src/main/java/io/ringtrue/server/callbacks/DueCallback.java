package io.ringtrue.server.callbacks;

import java.time.Instant;
import java.util.List;

/// A callback claimed for one delivery attempt.
///
/// @param attempt 1 for the first
/// @param generation rises with every claim; a result with an older one is dropped
/// @param secrets the account's signing secrets, newest first; two while one is being rotated
public record DueCallback(
        long id,
        long accountId,
        long verificationId,
        String messageId,
        CallbackRequest request,
        int attempt,
        long generation,
        Instant created,
        List<SigningSecret> secrets) {

    /// A signing secret: `whsec_` and base64. Prints as `***`.
    public record SigningSecret(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
