package io.ringtrue.server.guard;

import java.time.Duration;
import java.util.Optional;

/// Why something will not be done.
///
/// @param field the request's field at fault, in Ringtrue's words: `number`, `pin`, `callbackUrl`, …; the dialect
/// translates
/// @param rule what the value has to satisfy, a clause that follows the field's name
/// @param limit the setting of the rule that refused, for logs and metrics (`per-number`, `allowed-countries`)
/// @param retryAfter when asking again may help; empty: it will not
public record Refusal(String field, String rule, String limit, Optional<Duration> retryAfter) {
    public static Refusal of(String field, String rule, String limit) {
        return new Refusal(field, rule, limit, Optional.empty());
    }
}
