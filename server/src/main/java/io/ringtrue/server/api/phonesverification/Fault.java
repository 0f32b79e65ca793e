package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.Problem;
import java.util.Locale;

/// What is wrong with one parameter.
///
/// @param parameter its name as the vendor spells it
/// @param rule the rule it breaks, a clause that follows the name
record Fault(String parameter, String rule) {
    /// Translates our field's name: `callbackUrl` is the vendor's `callbackurl`, and
    /// `callbackScheme` is `callbackurltype`.
    static Fault of(Refusal refusal) {
        String parameter = refusal.field().equals("callbackScheme")
                ? "callbackurltype"
                : refusal.field().toLowerCase(Locale.ROOT);
        return new Fault(parameter, refusal.rule());
    }

    String clause() {
        return Problem.clause(parameter, rule);
    }
}
