package io.ringtrue.server.dashboard.audit;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.bulk.csv.CsvLine;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditLog.Numbered;
import io.ringtrue.server.people.AuditTable;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit log. Everybody of the installation reads all of it; of an account, its owner reads what
/// concerns it.
@Controller
public class AuditPage {
    static final String PATH = "/settings/audit";
    private static final int ROWS = 50;

    private final AuditLog log;
    private final AccountStore accounts;
    private final Clock clock;

    public AuditPage(AuditLog log, AccountStore accounts, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Whether this person may read the log at all.
    public static boolean isFor(Person person) {
        return person.isOfInstallation() || person.owns();
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @ModelAttribute(name = "filter", binding = false) AuditFilter filter,
            @RequestParam(name = "before", defaultValue = "0") long before,
            Model page) {
        if (!isFor(visitor.person())) throw new NotYours();
        OptionalLong account = frame.scope().account();
        List<Numbered> found = log.list(filter.query(account, before > 0 ? before : Long.MAX_VALUE), ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Numbered> entries = more ? found.subList(0, ROWS) : found;
        page.addAttribute("filter", filter);
        page.addAttribute("wrong", filter.wrong());
        page.addAttribute("rows", rows(entries));
        page.addAttribute("deeds", log.deeds(account));
        page.addAttribute("first", before <= 0);
        page.addAttribute("newest", filter.address(PATH, frame, 0));
        page.addAttribute(
                "older", more ? filter.address(PATH, frame, entries.getLast().id()) : "");
        page.addAttribute("all", new AuditFilter("", "", "", "").address(PATH, frame, 0));
        page.addAttribute("file", filter.address(PATH + "/log.csv", frame, 0));
        return "dashboard/audit";
    }

    /// Other texts of the query make a filter that finds nothing, or filter nothing; none of them is an error.
    @ModelAttribute("filter")
    public AuditFilter filter(
            @RequestParam(name = "who", defaultValue = "") String who,
            @RequestParam(name = "deed", defaultValue = "") String deed,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to) {
        return new AuditFilter(who, deed, from, to);
    }

    private List<AuditRow> rows(List<Numbered> entries) {
        Instant now = clock.instant();
        Map<Long, String> names = new HashMap<>();
        return entries.stream()
                .map(Numbered::entry)
                .map(entry -> AuditRow.of(
                        entry,
                        entry.account().isEmpty()
                                ? ""
                                : names.computeIfAbsent(entry.account().getAsLong(), this::name),
                        now))
                .toList();
    }

    private String name(long account) {
        return accounts.find(account).map(Account::name).orElse("account " + account);
    }

    /// What is listed, all of it, written while it is read.
    @GetMapping(PATH + "/log.csv")
    public void export(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @ModelAttribute(name = "filter", binding = false) AuditFilter filter,
            HttpServletResponse response)
            throws IOException {
        if (!isFor(visitor.person())) throw new NotYours();
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-log.csv\"");
        // Not closed: that would give an answer that has broken off a proper end.
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(CsvLine.of(AuditTable.COLUMNS));
        AuditTable.write(
                log, filter.query(frame.scope().account(), Long.MAX_VALUE), cells -> out.write(CsvLine.of(cells)));
        out.flush();
    }
}
