package io.ringtrue.server.guard;

import java.time.Duration;
import java.util.Optional;

/// Why a verification is refused.
///
/// @param field the request's field at fault, in our words: `number`, `pin`, `callbackUrl`, …; a
/// dialect translates it
/// @param rule what the value has to satisfy, a clause that follows the field's name
/// @param limit the setting behind the rule, for logs and metrics (`per-number`, `allowed-countries`)
/// @param retryAfter how long to wait before asking again can help; empty: it will not
public record Refusal(String field, String rule, String limit, Optional<Duration> retryAfter) {
    /// A refusal that waiting does not change.
    public static Refusal of(String field, String rule, String limit) {
        return new Refusal(field, rule, limit, Optional.empty());
    }
}
