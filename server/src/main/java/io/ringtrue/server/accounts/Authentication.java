package io.ringtrue.server.accounts;

import java.time.Duration;

/// How an attempt to authenticate ended.
public sealed interface Authentication {
    /// @param credential the one that matched
    record Granted(Account account, Credential credential) implements Authentication {}

    /// Unknown name, wrong secret or revoked credential. All are answered with the same text, and
    /// unless the secret was imported (its hash is slow) in the same time, so that nobody can find out
    /// which names exist.
    record Denied() implements Authentication {}

    /// The right secret of an account that is not active. Most callers answer it like [Denied].
    record Suspended(Account account) implements Authentication {}

    /// Too many wrong secrets for this name from this address. Other addresses are not affected, so nobody
    /// can lock the owner out.
    record Throttled(Duration retryAfter) implements Authentication {}
}
