package io.ringtrue.server.guard;

/// Answered calls to the numbers that begin alike, since the range was last paused.
///
/// @param prefix as [NumberRange#prefix]
/// @param lastHour of this hour and the one before
/// @param lastDay of this hour and the 24 before
/// @param before of the two weeks before the last day
public record RangeHistory(String prefix, MatchRate lastHour, MatchRate lastDay, MatchRate before) {}
