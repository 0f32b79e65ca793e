package io.ringtrue.server.dashboard.settings.limits;

import io.ringtrue.server.dashboard.Countries;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.guard.Destinations;
import io.ringtrue.server.guard.Destinations.Changed;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Allows and refuses countries, from the page of limits and from the first run. A country that no list of ours offers
/// changes nothing.
@Controller
public class CountriesPage {
    static final String PATH = LimitsPage.PATH + "/countries";
    private static final String FIRST_RUN = "/setup/countries";

    private final Destinations destinations;
    private final Deeds deeds;

    public CountriesPage(Destinations destinations, Deeds deeds) {
        this.destinations = destinations;
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
        change(visitor.person(), request.getRemoteAddr(), allow, refuse);
        return OneAccount.of(frame).orElseThrow(NotYours::new).done(LimitsPage.PATH, "saved");
    }

    @PostMapping(FIRST_RUN)
    public String first(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "allow") Optional<String> allow,
            @RequestParam(name = "refuse") Optional<String> refuse,
            HttpServletRequest request) {
        if (visitor == null) return "redirect:/sign-in";
        change(Rights.requireOwner(visitor), request.getRemoteAddr(), allow, refuse);
        return "redirect:/setup";
    }

    private void change(Person person, String place, Optional<String> allow, Optional<String> refuse) {
        if (destinations.ownedByConfiguration()) return;
        allow.ifPresent(country -> change(person, place, country, destinations::allow, "allowed a country"));
        refuse.ifPresent(country -> change(person, place, country, destinations::refuse, "refused a country"));
    }

    private void change(Person person, String place, String country, Function<String, Changed> change, String deed) {
        Changed changed;
        try {
            changed = change.apply(country);
        } catch (IllegalArgumentException _) {
            return;
        }
        if (!changed.isChange()) return;
        deeds.add(
                person,
                place,
                OptionalLong.empty(),
                deed,
                Countries.Country.of(country).name(),
                String.join(", ", changed.before()),
                String.join(", ", changed.after()));
    }
}
