package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The first run. While nobody can sign in, it asks for the admin token and makes the first owner; then it
/// leads the owner to the first trunk, which a page of trunks sets, to the countries that may be called, to the first
/// account, which a page of accounts opens, and the first call. Afterwards only owners come here.
@Controller
public class SetupPage {
    static final String PATH = "/setup";

    private final SetupRules rules;
    private final PolicyInForce policyInForce;
    private final FirstOwner firstOwner;
    private final PersonStore people;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public SetupPage(
            SetupRules rules,
            PolicyInForce policyInForce,
            FirstOwner firstOwner,
            PersonStore people,
            RememberedVisitor browsers,
            Deeds deeds) {
        this.rules = rules;
        this.policyInForce = policyInForce;
        this.firstOwner = firstOwner;
        this.people = people;
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
        page.addAttribute("typed", Map.of("title", "", "balance", "20", "pin", ""));
        page.addAttribute("wrong", Map.of());
        page.addAttribute("countries", Countries.of(policyInForce));
        return "dashboard/setup-account";
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
                yield "redirect:" + PATH + (rules.sandbox() ? "" : "/trunk");
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

    private static Person requireOwner(Person person) {
        if (!person.isOfInstallation() || !person.owns()) throw new NotYours();
        return person;
    }
}
