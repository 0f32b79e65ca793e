package io.ringtrue.numbers.plan;

import java.time.LocalDate;

/// What an answer rests on.
///
/// @param source name and version of the data
/// @param date when the data was published
public record Basis(Kind kind, Confidence confidence, String source, LocalDate date) {

    public enum Kind {
        /// The country's numbering plan.
        PLAN,
        /// The numbering plan, which leaves more than one answer open.
        PLAN_AMBIGUOUS,
        /// The block the number was given out with; the number may have moved since.
        ALLOCATION,
        /// A look-up of this one number.
        LIVE
    }

    public enum Confidence {
        HIGH,
        LOW
    }
}
