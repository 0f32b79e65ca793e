package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A period of an account's ledger, added up.
///
/// @param from the first instant of the period
/// @param to the first instant after it
/// @param opening the balance before the period
/// @param lines one for each kind of entry that occurs
/// @param closing `opening` and all lines: the opening balance of the next period
public record StatementView(Instant from, Instant to, String opening, List<Line> lines, String closing) {
    /// No entry is older, and no store keeps a time beyond the other.
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// @param kind `credit`, `debit`, `charge` or `validation`
    /// @param entries how many
    /// @param amount their sum
    public record Line(String kind, long entries, String amount) {}

    /// @param from null: the first entry
    /// @param to null: now
    /// @throws ProblemException 422 when the period ends before it begins, 404 when there is no such account
    public static StatementView of(
            LedgerStore ledger, Clock clock, long accountId, @Nullable Instant from, @Nullable Instant to) {
        Instant begin = Optional.ofNullable(from).orElse(FIRST);
        Instant end = Optional.ofNullable(to).orElseGet(clock::instant);
        Checks checks = new Checks();
        checks.require(isStorable(begin), "from", "must be in the years 1970 to 9999");
        checks.require(isStorable(end), "to", "must be in the years 1970 to 9999");
        checks.require(!end.isBefore(begin), "to", "must not be before from");
        checks.done();
        return ledger.statement(accountId, begin, end)
                .map(statement -> view(begin, end, statement))
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
    }

    private static boolean isStorable(Instant at) {
        return !at.isBefore(FIRST) && !at.isAfter(LAST);
    }

    private static StatementView view(Instant from, Instant to, Statement statement) {
        return new StatementView(
                from,
                to,
                statement.opening().toString(),
                statement.lines().stream().map(StatementView::line).toList(),
                statement.closing().toString());
    }

    private static Line line(Statement.Line line) {
        return new Line(
                line.kind().name().toLowerCase(Locale.ROOT),
                line.entries(),
                line.amount().toString());
    }
}
