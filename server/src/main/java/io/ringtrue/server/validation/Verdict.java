package io.ringtrue.server.validation;

import io.ringtrue.numbers.NumberReport;
import java.time.Instant;

/// How a validation ended. It is stored before anybody sees it.
public sealed interface Verdict {
    /// The confirmation number: positive, unique in the installation, never given to another validation.
    long confirmation();

    /// When the validation was decided.
    Instant at();

    /// A valid number of a line type that is wanted.
    record Passed(long confirmation, Instant at, NumberReport number, AnsweredType type) implements Verdict {}

    /// A valid number of a line type that is certainly not wanted.
    record TypeExcluded(long confirmation, Instant at, NumberReport number, AnsweredType type) implements Verdict {}

    /// No valid number.
    record NotValid(long confirmation, Instant at, NumberReport number) implements Verdict {}

    /// The validation has a price that the balance or the spend cap does not allow. Nothing is charged and
    /// nothing is said about the number.
    record NotPaid(long confirmation, Instant at) implements Verdict {}
}
