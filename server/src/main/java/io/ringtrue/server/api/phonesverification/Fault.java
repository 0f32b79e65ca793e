package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.Problem;
import java.util.Locale;

/// What is wrong with one parameter.
///
/// @param parameter as the vendor spells it
/// @param rule what it has to satisfy, a clause that follows the name
record Fault(String parameter, String rule) {
    /// Our `callbackUrl` is their `callbackurl`.
    static Fault of(Refusal refusal) {
        return new Fault(refusal.field().toLowerCase(Locale.ROOT), refusal.rule());
    }

    String clause() {
        return Problem.clause(parameter, rule);
    }
}
