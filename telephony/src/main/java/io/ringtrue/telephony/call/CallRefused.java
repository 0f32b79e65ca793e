package io.ringtrue.telephony.call;

import java.util.OptionalInt;

/// The call never was answered.
///
/// @param cause what it means for the one who wanted to call
/// @param sipStatus the final SIP status, 0 when none came (no route to the trunk, Timer B, our own hang-up before
/// one)
/// @param q850 the cause of a `Reason: Q.850` header (RFC 3326), empty when the far end gave none
/// @param detail one line for an operator; never holds digits or credentials
public record CallRefused(Cause cause, int sipStatus, OptionalInt q850, String detail) implements CallAnswer {

    /// What a refusal means.
    public enum Cause {
        /// 486, 600: the line is in use.
        BUSY,
        /// 603, 607, 608, 403 after ringing, a BYE before the answer: the person or their network said no.
        REJECTED,
        /// 404, 410, 484, 604: nobody has this number.
        INVALID_NUMBER,
        /// The ring timeout passed, 480, or 408 and 487 after it rang.
        NO_ANSWER,
        /// Our side of the world: no trunk, no route, 401/407 that our password did not satisfy, 5xx, nonsense on
        /// the wire.
        TRUNK_FAULT,
        /// [Call#hangUp()] before the answer.
        CANCELLED
    }
}
