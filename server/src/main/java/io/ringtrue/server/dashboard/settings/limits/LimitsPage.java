package io.ringtrue.server.dashboard.settings.limits;

import io.ringtrue.server.accounts.SettingsText;
import io.ringtrue.server.dashboard.Countries;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.accounts.SettingsChange;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.guard.PolicyInForce;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *Limits and countries*: what an account may spend, and what holds for all.
@Controller
public class LimitsPage {
    public static final String PATH = "/settings/limits";

    private final SettingsChange settings;
    private final LimitRules rules;
    private final PolicyInForce policyInForce;

    public LimitsPage(SettingsChange settings, LimitRules rules, PolicyInForce policyInForce) {
        this.settings = settings;
        this.rules = rules;
        this.policyInForce = policyInForce;
    }

    @GetMapping(PATH)
    public String show(@ModelAttribute("frame") Frame frame, Model page) {
        return OneAccount.of(frame).map(one -> show(page, one)).orElseGet(() -> OneAccount.choose(page, "Limits"));
    }

    @PostMapping(PATH)
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "spendCap", defaultValue = "") String spendCap,
            @RequestParam(name = "balanceAlert", defaultValue = "") String balanceAlert,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.limits(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        Map<String, String> typed = Map.of("spendCap", spendCap, "balanceAlert", balanceAlert);
        try {
            settings.of(one.id(), typed, visitor.person(), request.getRemoteAddr());
            return one.done(PATH, "saved");
        } catch (WrongFields e) {
            return show(page, one, typed, e.sentences());
        }
    }

    private String show(Model page, OneAccount one) {
        return show(page, one, SettingsText.of(one.account()), Map.of());
    }

    private String show(Model page, OneAccount one, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("one", one);
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        page.addAttribute("rules", rules);
        page.addAttribute("countries", Countries.of(policyInForce));
        page.addAttribute("may", one.limits());
        return "dashboard/settings-limits";
    }
}
