package io.ringtrue.server.validation;

import io.ringtrue.numbers.NumberReport;
import java.util.Set;

/// Makes a local answer better, from sources that know the one number.
@FunctionalInterface
public interface Refinement {
    /// Leaves the answer as it is.
    Refinement NONE = (local, excluded) -> local;

    /// @param local what the tables say; returned as it is when nothing better was found in time
    /// @param excluded line types the caller does not want: what decides whether asking is worth it
    NumberReport refine(NumberReport local, Set<PhoneLineType> excluded);
}
