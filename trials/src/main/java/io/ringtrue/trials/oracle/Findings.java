package io.ringtrue.trials.oracle;

import java.util.ArrayList;
import java.util.List;

/// The violations found so far. Used by one thread.
final class Findings {
    private final List<Violation> found = new ArrayList<>();

    /// @param reference the order that it is about; empty: none
    void require(boolean holds, String rule, String reference, String broken, Object where) {
        if (!holds) found.add(new Violation(rule, reference, broken + ": " + where));
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
