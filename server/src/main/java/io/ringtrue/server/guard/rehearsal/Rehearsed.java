package io.ringtrue.server.guard.rehearsal;

import java.util.SortedMap;

/// How a pattern fared.
///
/// @param admitted calls that would have been made
/// @param refused by the name of the limit that refused them; with `admitted` as many as the pattern has
/// attempts
/// @param costMillionths what the calls would have cost by the tariff
public record Rehearsed(Pattern pattern, int admitted, SortedMap<String, Integer> refused, long costMillionths) {}
