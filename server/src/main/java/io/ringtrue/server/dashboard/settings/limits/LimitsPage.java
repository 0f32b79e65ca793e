package io.ringtrue.server.dashboard.settings.limits;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.ledger.Money;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
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
    private static final String AMOUNT = "Needs an amount such as 20 or 12.50, or nothing at all.";

    private final AccountStore accounts;
    private final LimitRules rules;
    private final Deeds deeds;

    public LimitsPage(AccountStore accounts, LimitRules rules, Deeds deeds) {
        this.accounts = accounts;
        this.rules = rules;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(@ModelAttribute("frame") Frame frame, Model page) {
        return OneAccount.of(frame).map(one -> show(page, one)).orElseGet(() -> OneAccount.choose(page, "Limits"));
    }

    @PostMapping(PATH)
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "cap", defaultValue = "") String cap,
            @RequestParam(name = "alert", defaultValue = "") String alert,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.limits(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        Map<String, String> wrong = new LinkedHashMap<>();
        OptionalLong spendCap = amount("cap", cap, wrong);
        OptionalLong balanceAlert = amount("alert", alert, wrong);
        if (!wrong.isEmpty()) return show(page, one, Map.of("cap", cap, "alert", alert), wrong);
        Account now = accounts.update(one.id(), old -> old.with(old.settings().withMoney(spendCap, balanceAlert)))
                .orElseThrow(NotYours::new);
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                "changed the limits",
                one.account().name(),
                words(one.account().settings()),
                words(now.settings()));
        return one.done(PATH, "saved");
    }

    private static OptionalLong amount(String field, String text, Map<String, String> wrong) {
        if (text.isBlank()) return OptionalLong.empty();
        try {
            Money amount = Money.of(text.strip());
            if (!amount.negative()) return OptionalLong.of(amount.millionths());
        } catch (IllegalArgumentException _) {
            // The sentence beside the field says what is needed.
        }
        wrong.put(field, AMOUNT);
        return OptionalLong.empty();
    }

    private String show(Model page, OneAccount one) {
        AccountSettings settings = one.account().settings();
        return show(
                page,
                one,
                Map.of("cap", text(settings.spendCapMillionths()), "alert", text(settings.balanceAlertMillionths())),
                Map.of());
    }

    private String show(Model page, OneAccount one, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("one", one);
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        page.addAttribute("rules", rules);
        return "dashboard/settings-limits";
    }

    private static String text(OptionalLong millionths) {
        return millionths.isPresent() ? new Money(millionths.getAsLong()).toString() : "";
    }

    private static String words(AccountSettings settings) {
        String cap = text(settings.spendCapMillionths());
        String alert = text(settings.balanceAlertMillionths());
        return "spend cap " + (cap.isEmpty() ? "none" : cap) + ", alert below " + (alert.isEmpty() ? "never" : alert);
    }
}
