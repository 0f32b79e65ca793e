package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.CallRefused;

/// How a call ended, in the callee's terms. Fixed before the farewell is played.
public sealed interface CallOutcome {
    /// One word for a log line.
    default String word() {
        return switch (this) {
            case Verified _ -> "matched";
            case Unverified _ -> "unverified";
            case Reported _ -> "reported";
            case Delivered _ -> "delivered";
            case Undelivered _ -> "undelivered";
            case MachineHangup _ -> "machine";
            case NotAnswered _ -> "not answered";
            case Expired _ -> "expired";
            case Barred _ -> "barred";
            case Stopped _ -> "stopped";
            case Broken _ -> "broken";
        };
    }

    /// The expected digits were keyed in time.
    ///
    /// @param entry which entry matched, 1 for the first
    /// @param wrongEntries entries before it that did not match
    record Verified(int entry, int wrongEntries) implements CallOutcome {}

    /// Answered and heard, but the expected digits did not come.
    record Unverified(Why why, int wrongEntries) implements CallOutcome {
        public enum Why {
            WRONG_PIN,
            NO_PIN,
            /// The callee hung up before the entries were used up.
            HUNG_UP,
            /// The right digits came, but after the PIN's life.
            TOO_LATE,
            TOO_LONG,
            /// Media or signalling broke in an answered call; not charged.
            LOST
        }
    }

    /// The callee pressed `*9`: this was not me.
    record Reported(int wrongEntries) implements CallOutcome {}

    /// A PIN or a message was played to its end.
    ///
    /// @param reported whether the callee then pressed `*9`: this was not me
    record Delivered(boolean reported) implements CallOutcome {}

    /// Answered, but the PIN or message was not played to its end; not charged.
    record Undelivered(Why why) implements CallOutcome {
        public enum Why {
            HUNG_UP,
            /// The callee pressed `*9` before the end: this was not me.
            REPORTED,
            TOO_LONG,
            /// Media or signalling broke.
            LOST
        }
    }

    /// A machine answered and nobody keyed anything.
    record MachineHangup() implements CallOutcome {}

    /// Never answered.
    record NotAnswered(CallRefused refused) implements CallOutcome {}

    /// Its PIN's life was over before it was dialled.
    record Expired() implements CallOutcome {}

    /// Not dialled: a rule that came into force while it waited would refuse it as a new request.
    ///
    /// @param limit the setting behind the rule, for logs
    /// @param rule what a new request would be told: a clause that follows "number"
    record Barred(String limit, String rule) implements CallOutcome {}

    /// Somebody asked for it to be stopped.
    record Stopped(boolean answered) implements CallOutcome {}

    /// Our own fault; the log tells more under the same id.
    record Broken(String detail, boolean answered) implements CallOutcome {}
}
