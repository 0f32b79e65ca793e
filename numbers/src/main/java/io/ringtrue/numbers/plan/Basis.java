package io.ringtrue.numbers.plan;

import java.time.LocalDate;

/// The source of an answer, and how far it can be trusted.
///
/// @param source the name and version of the data
/// @param date when the data was published
public record Basis(Kind kind, Confidence confidence, String source, LocalDate date) {

    public enum Kind {
        /// The country's numbering plan.
        PLAN,
        /// The numbering plan, which allows more than one answer.
        PLAN_AMBIGUOUS,
        /// The block in which the number was given out; the number may have been ported since.
        ALLOCATION,
        /// A look-up of this one number.
        LIVE
    }

    public enum Confidence {
        HIGH,
        LOW
    }
}
