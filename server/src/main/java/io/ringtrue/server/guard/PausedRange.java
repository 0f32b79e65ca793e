package io.ringtrue.server.guard;

import java.time.Instant;
import java.util.OptionalLong;

/// Numbers that begin alike and are not called for a while.
///
/// @param prefix as [NumberRange#prefix]
/// @param account whose calls are paused; empty: everybody's
/// @param until exclusive
/// @param evidence the calls that it was paused for
/// @param usual the share of matches that was usual, 0 to 1
public record PausedRange(
        String prefix, OptionalLong account, Instant since, Instant until, MatchRate evidence, double usual) {}
