package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.WatchRules;
import java.util.OptionalLong;
import java.util.function.Function;

/// What a rehearsal is held against.
///
/// @param price in millionths, of a number with `+`; empty: no tariff covers it, so it is not called
/// @param spendCapMillionths of every account of a pattern; empty: none has a cap
public record Rules(
        NumberIntelligence numbers,
        DestinationPolicy policy,
        Limits limits,
        WatchRules watch,
        Function<String, OptionalLong> price,
        OptionalLong spendCapMillionths) {}
