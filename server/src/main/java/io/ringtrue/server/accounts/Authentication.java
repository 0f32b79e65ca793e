package io.ringtrue.server.accounts;

import java.time.Duration;

/// How a try to authenticate ended.
public sealed interface Authentication {
    /// @param credential with which
    record Granted(Account account, Credential credential) implements Authentication {}

    /// Unknown name, wrong secret or revoked: one answer for all, in text and time.
    record Denied() implements Authentication {}

    /// The right secret of an account that is not active. Most callers answer it like [Denied].
    record Suspended(Account account) implements Authentication {}

    /// Too many wrong secrets for this name from this address. Other addresses are not affected, so nobody
    /// can lock the owner out.
    record Throttled(Duration retryAfter) implements Authentication {}
}
