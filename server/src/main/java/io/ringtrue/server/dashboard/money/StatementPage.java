package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Statement;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// A month of an account's ledger, added up.
@Controller
public class StatementPage {
    static final String PATH = "/money/statement";
    static final String CSV = PATH + ".csv";

    private final LedgerStore ledger;
    private final Clock clock;

    public StatementPage(LedgerStore ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping(PATH)
    public String show(
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "month", defaultValue = "") String month,
            Model page) {
        page.addAttribute("view", view(frame, month));
        return "dashboard/money-statement";
    }

    /// Words of ours and decimals, which no spreadsheet takes for a formula.
    @GetMapping(CSV)
    public ResponseEntity<String> csv(
            @ModelAttribute("frame") Frame frame, @RequestParam(name = "month", defaultValue = "") String month) {
        MonthView view = view(frame, month);
        StringBuilder csv = new StringBuilder("line,entries,amount\r\n");
        Statement statement = view.statement();
        csv.append("opening,,").append(statement.opening()).append("\r\n");
        for (Statement.Line line : statement.lines()) {
            csv.append(line.kind().name().toLowerCase(Locale.ROOT))
                    .append(',')
                    .append(line.entries())
                    .append(',')
                    .append(line.amount())
                    .append("\r\n");
        }
        csv.append("closing,,").append(statement.closing()).append("\r\n");
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"statement-" + view.month() + ".csv\"")
                .body(csv.toString());
    }

    private MonthView view(Frame frame, String month) {
        OptionalLong account = frame.scope().account();
        if (account.isEmpty()) throw new NotYours();
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        YearMonth wanted = month(month, now);
        Statement statement = ledger.statement(
                        account.getAsLong(),
                        wanted.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        wanted.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .orElseThrow(NotYours::new);
        return new MonthView(frame, wanted, now, statement);
    }

    private static YearMonth month(String text, YearMonth now) {
        try {
            if (!text.matches("20[0-9]{2}-[01][0-9]")) return now;
            YearMonth month = YearMonth.parse(text);
            return month.isAfter(now) ? now : month;
        } catch (DateTimeException _) {
            return now;
        }
    }
}
