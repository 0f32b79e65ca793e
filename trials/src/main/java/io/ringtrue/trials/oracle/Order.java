package io.ringtrue.trials.oracle;

import java.time.Instant;

/// A verification as its customer knows it: what was asked for, and what was answered.
///
/// @param reference unique in the trial; orders that were sent twice on purpose share it
/// @param number called by no other order of the trial at that time; digits, country code first
/// @param expected what the callee does
/// @param callbackPath where its callback goes
/// @param told whether the endpoint there answers 2xx in the end
/// @param sent when the request was sent
/// @param ended when it was answered, or when the connection broke
public record Order(
        String reference,
        String number,
        String pin,
        Expected expected,
        String callbackPath,
        boolean told,
        Instant sent,
        Instant ended,
        Answer answer) {
    /// What the callee does.
    public enum Expected {
        /// Keys the right PIN in time on a good line: it must match, once it was keyed.
        RIGHT,
        /// Never keys the right PIN: it must not match.
        WRONG,
        /// The line or the callee is too odd to say whether what was keyed arrives.
        ANYTHING
    }

    public sealed interface Answer {}

    /// The server has accepted it.
    public record Accepted(String id) implements Answer {}

    /// The server has refused it.
    public record Refused(int httpStatus) implements Answer {}

    /// The connection broke before an answer: it may have been stored, or not.
    public record Unknown() implements Answer {}

    /// An order that is not sent yet.
    public static Order of(String reference, String number, String pin, Expected expected) {
        return new Order(
                reference,
                number,
                pin,
                expected,
                "/callback/" + number,
                true,
                Instant.EPOCH,
                Instant.EPOCH,
                new Unknown());
    }

    /// A copy whose callback goes to another path.
    public Order toldAt(String path, boolean answers) {
        return new Order(reference, number, pin, expected, path, answers, sent, ended, answer);
    }

    /// A copy that calls a number which other orders call, too: one after the other, never at the same time.
    public Order to(String sharedNumber) {
        return new Order(reference, sharedNumber, pin, expected, callbackPath, told, sent, ended, answer);
    }

    public Order answered(Answer given, Instant from, Instant to) {
        return new Order(reference, number, pin, expected, callbackPath, told, from, to, given);
    }

    public boolean accepted() {
        return answer instanceof Accepted;
    }

    /// The id that the server gave; empty when it gave none.
    public String id() {
        return answer instanceof Accepted(String id) ? id : "";
    }

    @Override
    public String toString() {
        return "Order[" + reference + ", " + number + ", " + expected + ", " + answer + "]";
    }
}
