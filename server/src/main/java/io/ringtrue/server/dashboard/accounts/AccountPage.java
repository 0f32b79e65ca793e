package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.SettingsText;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One account: its settings, and credit for it.
@Controller
public class AccountPage {
    private static final String PATH = AccountsPage.PATH + "/{id:[0-9]{1,18}}";
    private static final int LONGEST_REFERENCE = 100;
    private static final String REDIRECT = "redirect:" + AccountsPage.PATH + "/";

    private final AccountStore accounts;
    private final LedgerStore ledger;
    private final SettingsChange settings;
    private final Deeds deeds;
    private final Clock clock;

    public AccountPage(AccountStore accounts, LedgerStore ledger, SettingsChange settings, Deeds deeds, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.settings = settings;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("id") long id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model page) {
        Rights.requireInstallation(visitor);
        return account(page, visitor, id, Map.of(), Map.of(), Map.of(), done);
    }

    private String account(
            Model page,
            Visitor visitor,
            long id,
            Map<String, String> typed,
            Map<String, String> credit,
            Map<String, String> wrong,
            String done) {
        Account account = accounts.find(id).orElseThrow(NotYours::new);
        Map<String, String> shown = new LinkedHashMap<>(SettingsText.of(account));
        typed.forEach(shown::replace);
        page.addAttribute("operates", Rights.operates(visitor));
        page.addAttribute(
                "view",
                new AccountView(
                        account,
                        ledger.balance(id).orElseThrow(NotYours::new),
                        accounts.credentials(id),
                        shown,
                        credit,
                        wrong,
                        done,
                        clock.instant()));
        return "dashboard/account";
    }

    @PostMapping(PATH)
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("id") long id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        Person person = Rights.requireOperator(visitor);
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.remove("active"); // has a button of its own
        try {
            settings.of(id, fields, person, request.getRemoteAddr());
            return REDIRECT + id + "?done=saved";
        } catch (WrongFields e) {
            return account(page, visitor, id, fields, Map.of(), e.sentences(), "");
        }
    }

    @PostMapping(PATH + "/active")
    public String activate(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("id") long id,
            @RequestParam(name = "active", defaultValue = "") String active,
            HttpServletRequest request) {
        Person person = Rights.requireOperator(visitor);
        boolean on = active.equals("true");
        settings.of(id, Map.of("active", Boolean.toString(on)), person, request.getRemoteAddr());
        return REDIRECT + id + "?done=" + (on ? "active" : "inactive");
    }

    /// The same reference with the same amount again changes nothing, so a form that is sent twice counts
    /// once.
    @PostMapping(PATH + "/credits")
    public String credit(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("id") long id,
            @RequestParam(name = "amount", defaultValue = "") String amount,
            @RequestParam(name = "reference", defaultValue = "") String reference,
            HttpServletRequest request,
            Model page) {
        Person person = Rights.requireOperator(visitor);
        Account account = accounts.find(id).orElseThrow(NotYours::new);
        Map<String, String> wrong = new LinkedHashMap<>();
        Optional<Money> money = positive(amount.strip());
        if (money.isEmpty())
            wrong.put("amount", "Needs a number above 0 with at most 6 decimals, such as 20 or 12.50.");
        String name = reference.strip();
        if (name.isEmpty() || name.length() > LONGEST_REFERENCE || name.chars().anyMatch(Character::isISOControl)) {
            wrong.put("reference", "Needs 1 to " + LONGEST_REFERENCE + " characters, such as the invoice’s number.");
        }
        String done = "";
        if (wrong.isEmpty()) {
            done = credited(account, money.orElseThrow(), name, person, request.getRemoteAddr(), wrong);
        }
        if (wrong.isEmpty()) return REDIRECT + id + "?done=" + done;
        return account(page, visitor, id, Map.of(), Map.of("amount", amount, "reference", reference), wrong, "");
    }

    private String credited(
            Account account, Money amount, String reference, Person person, String place, Map<String, String> wrong) {
        switch (ledger.credit(account.id(), amount, reference, clock.instant())) {
            case LedgerStore.Credit.Added(var balance) -> {
                deeds.add(
                        person,
                        place,
                        OptionalLong.of(account.id()),
                        "credited an account",
                        account.name(),
                        "balance " + balance.total().minus(amount),
                        "balance " + balance.total() + ", reference " + reference);
                return "credited";
            }
            case LedgerStore.Credit.Repeated _ -> {
                return "repeated";
            }
            case LedgerStore.Credit.Conflict(Money earlier) ->
                wrong.put(
                        "reference",
                        "This reference stands for an entry of " + Shown.amount(earlier) + ". Nothing was changed.");
            case LedgerStore.Credit.TooMuch() -> wrong.put("amount", "The balance would be more than can be counted.");
            case LedgerStore.Credit.NoSuchAccount() -> throw new NotYours();
        }
        return "";
    }

    private static Optional<Money> positive(String text) {
        try {
            return Optional.of(Money.of(text)).filter(money -> money.compareTo(Money.ZERO) > 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
