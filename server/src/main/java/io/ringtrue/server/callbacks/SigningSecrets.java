package io.ringtrue.server.callbacks;

import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import java.time.Instant;
import java.util.List;

/// What an account's requests are signed with.
@FunctionalInterface
public interface SigningSecrets {
    /// Those in force at this time, newest first; two while one is being rotated.
    List<SigningSecret> of(long accountId, Instant at);
}
