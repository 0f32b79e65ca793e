package io.ringtrue.server.verification;

import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.telephony.call.CallRefused;

/// What a call's outcome means for its verification: one table.
///
/// @param charged whether the price is charged
/// @param wrongPins wrong entries, for the number's limit
record VerificationEnd(VerificationStatus status, Reason reason, boolean matched, boolean charged, int wrongPins) {

    static VerificationEnd of(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Verified verified ->
                new VerificationEnd(
                        VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, true, verified.wrongEntries());
            // The line failed, not the callee: nobody pays. Wrong entries count all the same, or a
            // guesser would go dead.
            case CallOutcome.Unverified(var why, int wrong)
            when why == CallOutcome.Unverified.Why.LOST ->
                new VerificationEnd(VerificationStatus.FAILED, Reason.LOST, false, false, wrong);
            case CallOutcome.Unverified unverified ->
                new VerificationEnd(
                        VerificationStatus.UNVERIFIED,
                        reason(unverified.why()),
                        false,
                        true,
                        unverified.wrongEntries());
            case CallOutcome.Reported reported ->
                new VerificationEnd(
                        VerificationStatus.UNVERIFIED, Reason.REPORTED_NOT_ME, false, true, reported.wrongEntries());
            case CallOutcome.MachineHangup _ ->
                new VerificationEnd(VerificationStatus.MACHINE, Reason.MACHINE, false, true, 0);
            case CallOutcome.NotAnswered notAnswered ->
                failed(reason(notAnswered.refused().cause()));
            case CallOutcome.Expired _ -> failed(Reason.EXPIRED);
            case CallOutcome.Stopped stopped ->
                new VerificationEnd(VerificationStatus.STOPPED, Reason.STOPPED, false, stopped.answered(), 0);
            case CallOutcome.Broken _ -> failed(Reason.NODE_FAULT);
        };
    }

    static VerificationEnd failed(Reason reason) {
        return new VerificationEnd(VerificationStatus.FAILED, reason, false, false, 0);
    }

    private static Reason reason(CallOutcome.Unverified.Why why) {
        return switch (why) {
            case WRONG_PIN -> Reason.WRONG_PIN;
            case NO_PIN -> Reason.NO_PIN;
            case HUNG_UP -> Reason.HUNG_UP_EARLY;
            case TOO_LATE -> Reason.TOO_LATE;
            case TOO_LONG -> Reason.TOO_LONG;
            case LOST -> Reason.LOST;
        };
    }

    private static Reason reason(CallRefused.Cause cause) {
        return switch (cause) {
            case BUSY -> Reason.BUSY;
            case REJECTED -> Reason.REJECTED;
            case INVALID_NUMBER -> Reason.INVALID_NUMBER;
            case NO_ANSWER -> Reason.NO_ANSWER;
            case TRUNK_FAULT -> Reason.TRUNK_FAULT;
            case CANCELLED -> Reason.STOPPED;
        };
    }
}
