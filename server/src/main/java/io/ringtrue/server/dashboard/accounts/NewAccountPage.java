package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opens an account. Its secrets are in the answer to the form, which no browser keeps, and nowhere after it.
@Controller
public class NewAccountPage {
    private static final String FORM = "dashboard/accounts-new";

    private final OpenAccount accounts;

    public NewAccountPage(OpenAccount accounts) {
        this.accounts = accounts;
    }

    @GetMapping(AccountsPage.PATH + "/new")
    public String show(@AuthenticationPrincipal Visitor visitor, Model page) {
        Rights.requireOperator(visitor);
        return form(
                page,
                new HashMap<>(Map.of("once", Secrets.newApiKey(), "balance", "0", "defaultCallingCode", "1")),
                Map.of());
    }

    @PostMapping(AccountsPage.PATH)
    public String open(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        Person person = Rights.requireOperator(visitor);
        try {
            page.addAttribute("created", accounts.of(typed, person, request.getRemoteAddr()));
            return "dashboard/accounts-created";
        } catch (WrongFields e) {
            return form(page, typed, e.sentences());
        }
    }

    private static String form(Model page, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        return FORM;
    }
}
