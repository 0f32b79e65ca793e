package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocations;

/// Number intelligence whose operator data can be exchanged while it answers. Each answer is wholly of the old data
/// or
/// wholly of the new; nobody waits.
public final class SwappableNumbers implements NumberIntelligence {

    private volatile CompiledNumbers current;

    public SwappableNumbers(CompiledNumbers first) {
        current = first;
    }

    @Override
    public NumberReport describe(String text, ReadingRules rules) {
        return current.describe(text, rules);
    }

    /// What answers now. Bulk work takes one and stays with it, so that a list is cleaned by one state of the data.
    public CompiledNumbers current() {
        return current;
    }

    /// From now on answers rest on `allocations`.
    public void swap(Allocations allocations) {
        current = current.with(allocations);
    }
}
