package io.ringtrue.server.ledger;

import java.util.List;

/// An account's ledger entries of a period, added up. An entry belongs to the period that its time lies in, so
/// periods that follow each other fit: the closing balance of one is the opening balance of the next.
///
/// @param opening the sum of all entries before the period
/// @param lines one for each kind that occurs, in the order of [LedgerEntry.Kind]
/// @param closing `opening` and all lines
public record Statement(Money opening, List<Line> lines, Money closing) {
    /// @throws IllegalArgumentException when the lines do not lead from one balance to the other
    public Statement {
        lines = List.copyOf(lines);
        Money sum = lines.stream().map(Line::amount).reduce(opening, Money::plus);
        if (!sum.equals(closing)) throw new IllegalArgumentException("closing: must be " + sum + ", is " + closing);
    }

    /// @param entries how many
    /// @param amount their sum
    public record Line(LedgerEntry.Kind kind, long entries, Money amount) {}
}
