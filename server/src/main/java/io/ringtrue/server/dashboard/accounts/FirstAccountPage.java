package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.dashboard.Countries;
import io.ringtrue.server.dashboard.SetupRules;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The step of the first run that opens an account.
@Controller
public class FirstAccountPage {
    private final SetupRules rules;
    private final PolicyInForce policyInForce;
    private final OpenAccount accounts;

    public FirstAccountPage(SetupRules rules, PolicyInForce policyInForce, OpenAccount accounts) {
        this.rules = rules;
        this.policyInForce = policyInForce;
        this.accounts = accounts;
    }

    @PostMapping("/setup/account")
    public String open(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        if (visitor == null) return "redirect:/sign-in";
        Person owner = Rights.requireOwner(visitor);
        page.addAttribute("rules", rules);
        try {
            page.addAttribute("created", accounts.of(typed, owner, request.getRemoteAddr()));
            return "dashboard/setup-done";
        } catch (WrongFields e) {
            page.addAttribute("typed", typed);
            page.addAttribute("wrong", e.sentences());
            page.addAttribute("countries", Countries.of(policyInForce));
            return "dashboard/setup-account";
        }
    }
}
