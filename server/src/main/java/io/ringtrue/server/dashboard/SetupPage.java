package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The first run. While nobody can sign in, it asks for the admin token and makes the first owner; then it leads the
/// owner to the first account and the first call. Afterwards only owners come here.
@Controller
public class SetupPage {
    static final String PATH = "/setup";
    private static final int LONGEST_NAME = 60;
    private static final Money MOST = Money.of("1000000");

    private final SetupRules rules;
    private final FirstOwner firstOwner;
    private final PersonStore people;
    private final Accounts accounts;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public SetupPage(
            SetupRules rules,
            FirstOwner firstOwner,
            PersonStore people,
            Accounts accounts,
            RememberedVisitor browsers,
            Deeds deeds) {
        this.rules = rules;
        this.firstOwner = firstOwner;
        this.people = people;
        this.accounts = accounts;
        this.browsers = browsers;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(@AuthenticationPrincipal @Nullable Visitor visitor, Model page) {
        page.addAttribute("rules", rules);
        if (visitor == null) {
            if (people.hasAnybody()) return "redirect:" + SignInPage.PATH;
            return owner(page, Map.of("installation", "", "name", "", "email", ""), Map.of());
        }
        requireOwner(visitor.person());
        return account(page, Map.of("title", "", "balance", "20", "pin", ""), Map.of());
    }

    @PostMapping(PATH)
    public String makeOwner(
            @RequestParam(name = "installation", defaultValue = "") String installation,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (people.hasAnybody()) return "redirect:" + SignInPage.PATH;
        page.addAttribute("rules", rules);
        var form = new FirstOwner.Form(installation, name, email, new Secret(password), new Secret(token));
        return switch (firstOwner.make(form, request.getRemoteAddr())) {
            case FirstOwner.Result.Made(Person owner) -> {
                browsers.signIn(new Visitor(owner, false), request, response);
                deeds.add(
                        owner,
                        request.getRemoteAddr(),
                        OptionalLong.empty(),
                        "set up the installation",
                        installation.strip(),
                        "",
                        "owner " + owner.email());
                yield "redirect:" + PATH;
            }
            case FirstOwner.Result.TooLate() -> "redirect:" + SignInPage.PATH;
            case FirstOwner.Result.Wrong(var fields) ->
                owner(page, Map.of("installation", installation, "name", name, "email", email), fields);
        };
    }

    private static String owner(Model page, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        return "dashboard/setup-owner";
    }

    @PostMapping(PATH + "/account")
    public String openAccount(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "title", defaultValue = "") String name,
            @RequestParam(name = "balance", defaultValue = "") String balance,
            @RequestParam(name = "pin", defaultValue = "") String pin,
            HttpServletRequest request,
            Model page) {
        if (visitor == null) return "redirect:" + SignInPage.PATH;
        Person owner = requireOwner(visitor.person());
        page.addAttribute("rules", rules);
        Map<String, String> wrong = new LinkedHashMap<>();
        String title = name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME || title.chars().anyMatch(Character::isISOControl)) {
            wrong.put("title", "Needs 1 to " + LONGEST_NAME + " characters.");
        }
        Optional<Money> opening = opening(balance.strip());
        if (opening.isEmpty()) wrong.put("balance", "Needs a number from 0 to " + MOST + ", such as 20 or 12.50.");
        if (!pin.equals("screen") && !pin.equals("call")) {
            wrong.put("pin", "Choose how users learn the PIN. It decides what a verification proves.");
        }
        if (!wrong.isEmpty()) return account(page, Map.of("title", name, "balance", balance, "pin", pin), wrong);
        page.addAttribute("created", created(owner, request, title, opening.orElseThrow(), pin.equals("call")));
        return "dashboard/setup-done";
    }

    private CreatedAccount created(
            Person owner, HttpServletRequest request, String name, Money opening, boolean announce) {
        CreatedAccount created = accounts.create(new AccountRequest(
                name,
                name,
                AccountSettings.standard(announce),
                opening.millionths(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        deeds.add(
                owner,
                request.getRemoteAddr(),
                OptionalLong.of(created.account().id()),
                "opened an account",
                name,
                "",
                "balance " + opening + ", " + (announce ? "the call says the PIN" : "a page shows the PIN"));
        return created;
    }

    private static Optional<Money> opening(String text) {
        try {
            Money money = Money.of(text);
            return money.negative() || money.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(money);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String account(Model page, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        return "dashboard/setup-account";
    }

    private static Person requireOwner(Person person) {
        if (!person.isOfInstallation() || !person.owns()) throw new NotYours();
        return person;
    }
}
