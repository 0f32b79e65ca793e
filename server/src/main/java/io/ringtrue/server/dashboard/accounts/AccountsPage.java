package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.reports.MoneyReports;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The installation's accounts.
@Controller
public class AccountsPage {
    static final String PATH = "/accounts";
    private static final int MOST = 50;

    private final MoneyReports reports;
    private final Clock clock;

    public AccountsPage(MoneyReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "q", defaultValue = "") String name,
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            Model page) {
        Rights.requireInstallation(visitor);
        long after = cursor.matches("[0-9]{1,18}") ? Long.parseLong(cursor) : 0;
        page.addAttribute(
                "view",
                new AccountsView(
                        name.strip(),
                        reports.accounts(
                                name.strip(), after, MOST + 1, clock.instant().truncatedTo(ChronoUnit.DAYS)),
                        MOST));
        page.addAttribute("operates", Rights.operates(visitor));
        return "dashboard/accounts";
    }
}
