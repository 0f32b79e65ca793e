package io.ringtrue.server.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.calls.CallOutcome.Unverified.Why;
import io.ringtrue.telephony.call.CallRefused;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationEndTest {
    static Stream<Arguments> table() {
        return Stream.of(
                arguments(new CallOutcome.Verified(2, 1), "VERIFIED PIN_MATCHED matched charged"),
                arguments(new CallOutcome.Unverified(Why.WRONG_PIN, 3), "UNVERIFIED WRONG_PIN charged"),
                arguments(new CallOutcome.Unverified(Why.NO_PIN, 0), "UNVERIFIED NO_PIN charged"),
                arguments(new CallOutcome.Unverified(Why.HUNG_UP, 0), "UNVERIFIED HUNG_UP_EARLY charged"),
                arguments(new CallOutcome.Unverified(Why.TOO_LATE, 0), "UNVERIFIED TOO_LATE charged"),
                arguments(new CallOutcome.Unverified(Why.TOO_LONG, 0), "UNVERIFIED TOO_LONG charged"),
                arguments(new CallOutcome.Unverified(Why.LOST, 0), "FAILED LOST"),
                arguments(new CallOutcome.Reported(1), "UNVERIFIED REPORTED_NOT_ME charged"),
                arguments(new CallOutcome.MachineHangup(), "MACHINE MACHINE charged"),
                arguments(refused(CallRefused.Cause.BUSY), "FAILED BUSY"),
                arguments(refused(CallRefused.Cause.REJECTED), "FAILED REJECTED"),
                arguments(refused(CallRefused.Cause.NO_ANSWER), "FAILED NO_ANSWER"),
                arguments(refused(CallRefused.Cause.INVALID_NUMBER), "FAILED INVALID_NUMBER"),
                arguments(refused(CallRefused.Cause.TRUNK_FAULT), "FAILED TRUNK_FAULT"),
                arguments(new CallOutcome.Expired(), "FAILED EXPIRED"),
                arguments(new CallOutcome.Barred("paused-range", "cannot be called now"), "FAILED NOT_CALLABLE"),
                arguments(new CallOutcome.Stopped(false), "STOPPED STOPPED"),
                arguments(new CallOutcome.Stopped(true), "STOPPED STOPPED charged"),
                arguments(new CallOutcome.Broken("x", true), "FAILED NODE_FAULT"));
    }

    private static CallOutcome refused(CallRefused.Cause cause) {
        return new CallOutcome.NotAnswered(new CallRefused(cause, 486, OptionalInt.empty(), ""));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyOutcomeHasOneMeaning(CallOutcome outcome, String expected) {
        VerificationEnd ending = VerificationEnd.of(outcome);
        assertThat(ending.status() + " " + ending.reason() + (ending.matched() ? " matched" : "")
                        + (ending.charged() ? " charged" : ""))
                .isEqualTo(expected);
    }
}
