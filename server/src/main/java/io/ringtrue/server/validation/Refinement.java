package io.ringtrue.server.validation;

import io.ringtrue.numbers.NumberReport;
import java.util.Set;

/// Improves an answer from the tables by asking sources about this one number.
@FunctionalInterface
public interface Refinement {
    /// Asks no source and returns the answer as it is.
    Refinement NONE = (local, excluded) -> local;

    /// Returns within the deadline of the sources, and never throws for a source that fails.
    ///
    /// @param local what the tables say; returned unchanged when no source had better data in time
    /// @param excluded line types the caller does not want; an implementation may ask only where the answer
    /// could change whether the number is excluded
    NumberReport refine(NumberReport local, Set<PhoneLineType> excluded);
}
