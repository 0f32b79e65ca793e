package io.ringtrue.server.dashboard.settings.limits;

import io.ringtrue.server.dashboard.Countries;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.PolicyInForce.Changed;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Allows and refuses countries, from the page of limits and from the first run. A country that no list of ours offers
/// changes nothing.
@Controller
public class CountriesPage {
    static final String PATH = LimitsPage.PATH + "/countries";
    private static final String FIRST_RUN = "/setup/countries";

    private final PolicyInForce policyInForce;
    private final Deeds deeds;

    public CountriesPage(PolicyInForce policyInForce, Deeds deeds) {
        this.policyInForce = policyInForce;
        this.deeds = deeds;
    }

    @PostMapping(PATH)
    public String change(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "allow") Optional<String> allow,
            @RequestParam(name = "refuse") Optional<String> refuse,
            HttpServletRequest request) {
        SettingRights.require(SettingRights.limits(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        boolean done = change(visitor.person(), request.getRemoteAddr(), allow, refuse);
        return done ? one.done(LimitsPage.PATH, "saved") : "redirect:" + one.link(LimitsPage.PATH);
    }

    @GetMapping(FIRST_RUN)
    public String first(@AuthenticationPrincipal @Nullable Visitor visitor, Model page) {
        if (visitor == null) return "redirect:/sign-in";
        Rights.requireOwner(visitor);
        page.addAttribute("countries", Countries.of(policyInForce));
        return "dashboard/setup-countries";
    }

    @PostMapping(FIRST_RUN)
    public String first(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "allow") Optional<String> allow,
            @RequestParam(name = "refuse") Optional<String> refuse,
            HttpServletRequest request) {
        if (visitor == null) return "redirect:/sign-in";
        change(Rights.requireOwner(visitor), request.getRemoteAddr(), allow, refuse);
        return "redirect:" + FIRST_RUN;
    }

    /// @return whether the list is now as asked
    private boolean change(Person person, String place, Optional<String> allow, Optional<String> refuse) {
        if (policyInForce.ownedByConfiguration()) return false;
        return allow.map(country -> change(person, place, country, policyInForce::allow, "allowed a country"))
                .or(() -> refuse.map(
                        country -> change(person, place, country, policyInForce::refuse, "refused a country")))
                .orElse(false);
    }

    private boolean change(Person person, String place, String country, Function<String, Changed> change, String deed) {
        Changed changed;
        try {
            changed = change.apply(country);
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (changed.isChange()) {
            deeds.add(
                    person,
                    place,
                    OptionalLong.empty(),
                    deed,
                    country.toUpperCase(Locale.ROOT),
                    String.join(", ", changed.before()),
                    String.join(", ", changed.after()));
        }
        return true;
    }
}
