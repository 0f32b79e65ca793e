package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Standing;

/// What happened to a verification, in a few words.
final class Happened {
    private Happened() {}

    static String of(ListedVerification line) {
        if (line.isUnderWay()) return line.dialled().isPresent() ? "Called" : "Waits for a line";
        return switch (line.reason()) {
            case "pin-matched" -> "PIN matched";
            case "wrong-pin" -> "Wrong PIN keyed";
            case "no-pin" -> "No PIN keyed";
            case "played" -> "Heard to the end";
            case "hung-up-early" -> isSaid(line) ? "Hung up before the end" : "Hung up before the PIN";
            case "too-late" -> "Right PIN, too late";
            case "too-long" -> "Call took too long";
            case "lost" -> "Line lost";
            case "reported-not-me" -> "“This was not me”";
            case "machine" -> "A machine answered";
            case "busy" -> "Busy";
            case "no-answer" -> "No answer";
            case "rejected" -> "Rejected";
            case "invalid-number" -> "Number not in service";
            case "trunk-fault" -> "Trunk fault";
            case "expired" -> "Waited too long for a line";
            case "not-callable" -> "May not be called any more";
            case "stopped" -> line.dialled().isPresent() ? "Stopped during its call" : "Stopped before its call";
            case "node-fault" -> "Our node failed";
            case "insufficient-balance" -> "Not paid for";
            default -> line.reason();
        };
    }

    /// What the carrier said, where that explains the end; empty otherwise.
    static String said(ListedVerification line) {
        return line.sipStatus() >= 300 ? Integer.toString(line.sipStatus()) : "";
    }

    /// A sentence for the head of its page.
    ///
    /// @param after how long after the request it ended, such as `21.7 s`
    static String sentence(ListedVerification line, String after) {
        if (line.isUnderWay())
            return line.dialled().isPresent()
                    ? "The call is under way. What happens appears here."
                    : "It waits for a free line. Its call begins by itself.";
        String end = switch (line.reason()) {
            case "pin-matched" -> "The right PIN was keyed on this phone";
            case "wrong-pin" -> "The call was answered, but a wrong PIN was keyed";
            case "no-pin" -> "The call was answered, but no PIN was keyed";
            case "played" -> "The call was answered, and all of it was heard";
            case "hung-up-early" ->
                isSaid(line)
                        ? "The call was answered, and hung up before all was said; nothing is charged for that"
                        : "The call was answered, and hung up before a PIN was keyed";
            case "too-late" -> "The right PIN was keyed after its lifetime had ended";
            case "too-long" -> "The call reached its longest duration without a right PIN";
            case "lost" -> "The line broke during the call; nothing is charged for that";
            case "reported-not-me" -> "The callee said that they had not asked for this call";
            case "machine" -> "A machine answered, so no person heard the question";
            case "busy" -> "The number was busy";
            case "no-answer" -> "Nobody answered";
            case "rejected" -> "The call was rejected";
            case "invalid-number" -> "The carrier says that this number is not in service";
            case "trunk-fault" -> "No trunk could place the call";
            case "expired" -> "No line was free before the PIN’s lifetime ended";
            case "not-callable" -> "A rule that came into force meanwhile does not allow the call";
            case "stopped" -> "It was stopped on request";
            case "node-fault" -> "Our node failed during the call; nothing is charged for that";
            case "insufficient-balance" -> "The balance did not cover its price, so no call was made";
            default -> "It ended: " + line.reason();
        };
        return end + ", " + after + " after the request.";
    }

    /// Whether the call only says something: then one that is not heard to its end has failed.
    private static boolean isSaid(ListedVerification line) {
        return line.standing() == Standing.FAILED;
    }
}
