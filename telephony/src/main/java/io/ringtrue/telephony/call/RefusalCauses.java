package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallRefused.Cause;

/// The meaning of each final SIP status, in one place (RFC 3261 §21, RFC 8197, RFC 8688).
final class RefusalCauses {
    private RefusalCauses() {}

    /// @param status 300 to 699
    /// @param rang whether a 180 or 183 arrived before
    static Cause of(int status, boolean rang) {
        return switch (status) {
            case 404, 410, 484, 604 -> Cause.INVALID_NUMBER;
            case 486, 600 -> Cause.BUSY;
            case 603, 607, 608 -> Cause.REJECTED;
            // The phone is switched off or out of reach. Networks report this without ringing it.
            case 480 -> Cause.NO_ANSWER;
            case 403 -> rang ? Cause.REJECTED : Cause.TRUNK_FAULT;
            case 408, 487 -> rang ? Cause.NO_ANSWER : Cause.TRUNK_FAULT;
            default -> Cause.TRUNK_FAULT;
        };
    }

    /// Whether another trunk may succeed. It matters only while nothing has rung.
    static boolean isTrunkToBlame(int status) {
        return status == 408 || status >= 500 && status < 600;
    }
}
