package io.ringtrue.server.guard;

import java.util.List;

/// Answered calls to the numbers that begin alike, since the range was last paused for everybody.
///
/// @param prefix as [NumberRange#prefix]
/// @param accounts whose calls those of the last day were, each account once
/// @param before of the two weeks before the last day, of all accounts
public record RangeHistory(String prefix, List<AccountCalls> accounts, MatchRate before) {}
