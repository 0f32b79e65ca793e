package io.ringtrue.telephony.call;

import java.util.OptionalInt;

/// The call was not answered.
///
/// @param cause what the refusal means for the caller
/// @param sipStatus the final SIP status; 0 when there was none (no route to the trunk, timer B, or we hung
/// up first)
/// @param q850 the cause in a `Reason: Q.850` header (RFC 3326), 1 to 127; empty when there was none
/// @param detail one line for the log; never contains digits or credentials
public record CallRefused(Cause cause, int sipStatus, OptionalInt q850, String detail) implements CallAnswer {

    /// The meanings of a refusal.
    public enum Cause {
        /// 486, 600: the line is in use.
        BUSY,
        /// 603, 607, 608, a 403 after ringing, or a BYE before the answer: the person or their network
        /// declined.
        REJECTED,
        /// 404, 410, 484, 604: the number is not in service.
        INVALID_NUMBER,
        /// The ring timeout passed; or 480; or 408 or 487 after it rang.
        NO_ANSWER,
        /// A fault on our side or the trunk's: no trunk, no route, a 401 or 407 that our password did not
        /// satisfy, 5xx, or a message that breaks the rules.
        TRUNK_FAULT,
        /// [Call#hangUp()] before the answer.
        CANCELLED
    }
}
