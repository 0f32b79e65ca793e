package io.ringtrue.server.verification;

import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.CallRefused;

/// How a verification ends: what its call's outcome means for it, in one table.
///
/// @param status a final one
/// @param charged whether the price is charged
/// @param wrongPins wrong entries, for the number's limit
/// @param sipStatus what the carrier said last, 0 when nothing
/// @param q850 cause of the carrier's `Reason` header, 0 when none
public record VerificationEnd(
        VerificationStatus status, Reason reason, boolean charged, int wrongPins, int sipStatus, int q850) {
    /// Of one that nobody paid for, so that it was never called.
    public static final VerificationEnd UNPAID =
            free(VerificationStatus.INSUFFICIENT_BALANCE, Reason.INSUFFICIENT_BALANCE);

    public VerificationEnd {
        if (!status.isFinal()) throw new IllegalArgumentException(status + " is no end");
    }

    static VerificationEnd of(CallOutcome outcome, CallFacts facts) {
        VerificationEnd end = of(outcome);
        return new VerificationEnd(end.status, end.reason, end.charged, end.wrongPins, facts.sipStatus(), facts.q850());
    }

    static VerificationEnd of(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Verified verified ->
                charged(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, verified.wrongEntries());
            // The line failed, not the callee: nobody pays. Wrong entries count all the same, or a
            // guesser would go dead.
            case CallOutcome.Unverified(var why, int wrong)
            when why == CallOutcome.Unverified.Why.LOST ->
                new VerificationEnd(VerificationStatus.FAILED, Reason.LOST, false, wrong, 0, 0);
            case CallOutcome.Unverified(var why, int wrong) ->
                charged(VerificationStatus.UNVERIFIED, reason(why), wrong);
            case CallOutcome.Reported(int wrong) ->
                charged(VerificationStatus.UNVERIFIED, Reason.REPORTED_NOT_ME, wrong);
            case CallOutcome.Delivered(boolean reported) ->
                charged(VerificationStatus.DELIVERED, reported ? Reason.REPORTED_NOT_ME : Reason.PLAYED, 0);
            case CallOutcome.Undelivered(var why) -> failed(reason(why));
            case CallOutcome.MachineHangup _ -> charged(VerificationStatus.MACHINE, Reason.MACHINE, 0);
            case CallOutcome.NotAnswered(CallRefused refused) -> failed(reason(refused.cause()));
            case CallOutcome.Expired _ -> failed(Reason.EXPIRED);
            case CallOutcome.Barred _ -> failed(Reason.NOT_CALLABLE);
            case CallOutcome.Stopped(boolean answered) ->
                answered
                        ? charged(VerificationStatus.STOPPED, Reason.STOPPED, 0)
                        : free(VerificationStatus.STOPPED, Reason.STOPPED);
            case CallOutcome.Broken _ -> failed(Reason.NODE_FAULT);
        };
    }

    static VerificationEnd failed(Reason reason) {
        return free(VerificationStatus.FAILED, reason);
    }

    /// Whether the right PIN was keyed; false also where nothing was collected.
    public boolean matched() {
        return status == VerificationStatus.VERIFIED;
    }

    private static VerificationEnd charged(VerificationStatus status, Reason reason, int wrongPins) {
        return new VerificationEnd(status, reason, true, wrongPins, 0, 0);
    }

    private static VerificationEnd free(VerificationStatus status, Reason reason) {
        return new VerificationEnd(status, reason, false, 0, 0, 0);
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

    private static Reason reason(CallOutcome.Undelivered.Why why) {
        return switch (why) {
            case HUNG_UP -> Reason.HUNG_UP_EARLY;
            case REPORTED -> Reason.REPORTED_NOT_ME;
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
