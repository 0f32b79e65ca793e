package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Statement;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// @param now the running month
public record MonthView(Frame frame, YearMonth month, YearMonth now, Statement statement) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int MONTHS = 13;

    /// A month to choose.
    public record Choice(YearMonth month, String name) {}

    public String name() {
        return NAME.format(month);
    }

    public boolean running() {
        return month.equals(now);
    }

    /// The last year, and the month that is shown where it is older.
    public List<Choice> months() {
        List<Choice> last = IntStream.range(0, MONTHS)
                .mapToObj(now::minusMonths)
                .map(each -> new Choice(each, NAME.format(each)))
                .toList();
        return last.stream().anyMatch(choice -> choice.month().equals(month))
                ? last
                : List.of(new Choice(month, name()));
    }

    public String csvAddress() {
        return Address.of(frame, StatementPage.CSV, "month", month.toString());
    }

    public String moneyAddress() {
        return Address.of(frame, MoneyPage.PATH);
    }

    public String kind(LedgerEntry.Kind kind) {
        return switch (kind) {
            case CREDIT -> "Credits";
            case DEBIT -> "Debits";
            case CHARGE -> "Verifications";
            case VALIDATION -> "Validations";
        };
    }

    public String amount(Money money) {
        return Shown.amount(money);
    }

    public String change(Money money) {
        return Shown.change(money.millionths());
    }

    public String count(long entries) {
        return Shown.count(entries);
    }
}
