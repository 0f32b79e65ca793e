package io.ringtrue.server.validation;

import io.ringtrue.numbers.NumberReport;
import java.time.Instant;

/// How a validation ended. Whatever it says has been stored before it is told.
public sealed interface Verdict {
    /// Unique in the installation, positive, and for ever this validation's.
    long confirmation();

    /// When it was decided.
    Instant at();

    /// A valid number of a line type that is wanted.
    record Passed(long confirmation, Instant at, NumberReport number, AnsweredType type) implements Verdict {}

    /// A valid number of a line type that is certainly not wanted.
    record TypeExcluded(long confirmation, Instant at, NumberReport number, AnsweredType type) implements Verdict {}

    record NotValid(long confirmation, Instant at, NumberReport number) implements Verdict {}

    /// It has a price, and the balance or the spend cap does not allow it: nothing is charged and nothing told.
    record NotPaid(long confirmation, Instant at) implements Verdict {}
}
