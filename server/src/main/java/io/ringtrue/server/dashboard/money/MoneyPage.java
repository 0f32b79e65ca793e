package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.reports.MoneyReports.Entries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// What is left, what was charged, and the ledger. For the whole installation: what all accounts have
/// together.
@Controller
public class MoneyPage {
    public static final String PATH = "/money";
    private static final int MOST = 50;
    private static final int MOST_HOLDS = 10;

    private final LedgerStore ledger;
    private final MoneyReports reports;
    private final Clock clock;

    public MoneyPage(LedgerStore ledger, MoneyReports reports, Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "entries", defaultValue = "") String entries,
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            @RequestParam(name = "q", defaultValue = "") String name,
            Model page) {
        page.addAttribute("operates", Rights.operates(visitor));
        if (frame.scope().chosen().isEmpty()) return all(frame, name, cursor, page);
        Account account = frame.scope().chosen().get();
        page.addAttribute("view", account(frame, account, entries(entries), place(cursor, Long.MAX_VALUE)));
        page.addAttribute("prices", PricesView.of(ledger, frame, "", ""));
        return "dashboard/money";
    }

    private MoneyView account(Frame frame, Account account, Entries entries, long before) {
        Instant now = clock.instant();
        List<LedgerLine> lines = reports.ledger(account.id(), entries, before, MOST + 1);
        boolean more = lines.size() > MOST;
        List<LedgerLine> shown = more ? lines.subList(0, MOST) : lines;
        return new MoneyView(
                frame,
                account,
                ledger.balance(account.id()).orElseThrow(NotYours::new),
                reports.holds(account.id(), MOST_HOLDS),
                reports.spent(account.id(), now),
                days(frame, today(now)),
                entries,
                shown,
                more
                        ? Address.of(
                                frame,
                                PATH,
                                "entries",
                                entries == Entries.ALL ? "" : MoneyView.word(entries),
                                "cursor",
                                Long.toString(shown.getLast().id()))
                        : "",
                now);
    }

    private DaysView days(Frame frame, LocalDate today) {
        return DaysView.of(
                reports.chargedByDay(frame.scope().account(), today.minusDays(DaysView.DAYS - 1L), today),
                today,
                frame.scope()
                        .chosen()
                        .map(each -> each.settings().spendCapMillionths())
                        .orElse(OptionalLong.empty()));
    }

    private String all(Frame frame, String name, String cursor, Model page) {
        LocalDate today = today(clock.instant());
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<MoneyReports.AccountMoney> accounts = reports.accounts(name.strip(), place(cursor, 0), MOST + 1, midnight);
        page.addAttribute(
                "view", new AllMoneyView(frame, name.strip(), reports.totals(midnight), days(frame, today), accounts));
        page.addAttribute("prices", PricesView.of(ledger, frame, "", ""));
        return "dashboard/money-all";
    }

    private static LocalDate today(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Entries entries(String word) {
        return switch (word) {
            case "charges" -> Entries.CHARGES;
            case "credits" -> Entries.CREDITS;
            default -> Entries.ALL;
        };
    }

    /// A cursor that nobody gave out begins at the beginning.
    private static long place(String cursor, long first) {
        return cursor.matches("[0-9]{1,18}") ? Long.parseLong(cursor) : first;
    }
}
