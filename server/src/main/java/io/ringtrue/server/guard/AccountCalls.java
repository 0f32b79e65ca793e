package io.ringtrue.server.guard;

/// One account's answered calls to a range, since its last pause there.
///
/// @param account its id; [#UNKNOWN] for calls that were counted before accounts were told apart
/// @param lastHour of this hour and the one before
/// @param lastDay of this hour and the 24 before
/// @param paused whether the range is paused for this account already
public record AccountCalls(long account, MatchRate lastHour, MatchRate lastDay, boolean paused) {
    public static final long UNKNOWN = 0;
}
