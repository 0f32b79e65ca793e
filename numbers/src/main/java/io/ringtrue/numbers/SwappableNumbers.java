package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocations;

/// Reports about phone numbers from operator data that can be replaced at any time. Each answer uses either
/// the old data or the new, never both, and no thread waits. Safe for several threads.
public final class SwappableNumbers implements NumberIntelligence {

    private volatile CompiledNumbers current;

    /// @param first answers until the first [#swap]
    public SwappableNumbers(CompiledNumbers first) {
        current = first;
    }

    @Override
    public NumberReport describe(String text, ReadingRules rules) {
        return current.describe(text, rules);
    }

    /// The present state. Bulk work takes it once and keeps it, so that a whole list is answered from the
    /// same data.
    public CompiledNumbers current() {
        return current;
    }

    /// Replaces the operator data; later answers use it.
    public void swap(Allocations allocations) {
        current = current.with(allocations);
    }
}
