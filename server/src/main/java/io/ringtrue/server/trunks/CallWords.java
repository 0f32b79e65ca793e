package io.ringtrue.server.trunks;

import io.ringtrue.server.trunks.CheckStep.Verdict;
import io.ringtrue.telephony.call.CallRefused;
import java.time.Duration;

/// What became of a test call, and what to do about it.
final class CallWords {
    private static final String STEP = "call";

    private CallWords() {}

    /// @param why a clause or a sentence without its end
    static CheckStep notMade(String why) {
        return CheckStep.of(
                STEP,
                Verdict.WARNING,
                "Test call not made",
                Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".",
                "Type a number that verifications may call, best your own.");
    }

    static CheckStep nothingCame(Duration waited) {
        return CheckStep.of(
                STEP,
                Verdict.PROBLEM,
                "The number did not ring",
                "Nothing came back within " + waited.toSeconds() + " s but, at most, 100 Trying.",
                "Ask the carrier what became of this call. Some routes take longer to ring.");
    }

    static CheckStep rang() {
        return CheckStep.ok(STEP, "The phone rings", "We hung up at once, before anybody answered.");
    }

    static CheckStep spoke() {
        return CheckStep.of(
                STEP,
                Verdict.WARNING,
                "Sound came before an answer",
                "It may be a phone that rings, or an announcement such as: no such number.",
                "Type a number that you know to ring.");
    }

    static CheckStep answered() {
        return CheckStep.ok(STEP, "The call was answered", "We hung up at once. The carrier may charge it.");
    }

    static CheckStep refused(CallRefused refused) {
        String detail = refused.detail() + ".";
        return switch (refused.cause()) {
            case BUSY, REJECTED, NO_ANSWER -> CheckStep.ok(STEP, "Calls get through", "The far end refused: " + detail);
            case INVALID_NUMBER ->
                CheckStep.of(
                        STEP,
                        Verdict.WARNING,
                        "The trunk does not know this number",
                        detail,
                        "If the number is right, the carrier may want numbers in another form than E.164 with a plus.");
            case TRUNK_FAULT, CANCELLED ->
                CheckStep.of(STEP, Verdict.PROBLEM, "The call failed", detail, advice(refused.sipStatus()));
        };
    }

    /// @param status 0: no final response came
    private static String advice(int status) {
        return switch (status) {
            case 0 -> "Look at the answer to OPTIONS above, and at how many calls the trunk has now.";
            case 401, 407 -> "User name or password are wrong.";
            case 403 ->
                "The carrier refuses: look at the caller ID, which many check, and at what the account may call.";
            case 503 -> "The carrier takes no calls now, or none from this server.";
            default -> "Ask the carrier what this means.";
        };
    }
}
