package io.ringtrue.server.dashboard.provider;

import static java.lang.System.Logger.Level.INFO;

import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.PagePaths;
import io.ringtrue.server.dashboard.SignInPage;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.provider.AttemptCookie.Carried;
import io.ringtrue.server.openid.Identity;
import io.ringtrue.server.openid.NotProven;
import io.ringtrue.server.openid.Provider;
import io.ringtrue.server.openid.ProviderAway;
import io.ringtrue.server.people.provider.ProvenIdentity;
import io.ringtrue.server.people.provider.ProviderEntry;
import io.ringtrue.server.people.provider.ProviderSignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signs in by the operator's provider. The way there is a link and no form: the page's policy lets no form
/// lead to another server, and a sign-in that somebody else began for a browser only signs in who is at that
/// browser.
@Controller
public class ProviderPage {
    public static final String THERE = "/sign-in/provider";
    /// The redirect URI, behind this server's address.
    public static final String BACK = "/sign-in/provider/back";

    private static final System.Logger LOG = System.getLogger(ProviderPage.class.getName());

    private final ChosenProvider chosen;
    private final AttemptCookie cookie;
    private final ProviderSignIns people;
    private final Entrance entrance;

    public ProviderPage(ChosenProvider chosen, AttemptCookie cookie, ProviderSignIns people, Entrance entrance) {
        this.chosen = chosen;
        this.cookie = cookie;
        this.people = people;
        this.entrance = entrance;
    }

    @GetMapping(THERE)
    public String there(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "next", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Provider there = chosen.provider().orElseThrow(NotYours::new);
        if (visitor != null) return "redirect:/";
        try {
            Provider.Begun begun = there.begin(OwnAddress.of(request, BACK));
            cookie.put(new Carried(begun.attempt(), PagePaths.isSafeTarget(next) ? next : ""), request, response);
            return "redirect:" + begun.there();
        } catch (ProviderAway e) {
            return away(page, there, e, next);
        }
    }

    @GetMapping(BACK)
    public String back(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "error", defaultValue = "") String error,
            @RequestParam(name = "error_description", defaultValue = "") String description,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Provider there = chosen.provider().orElseThrow(NotYours::new);
        Optional<Carried> carried =
                cookie.take(request, response).filter(each -> each.attempt().isAnsweredBy(state));
        if (carried.isEmpty()) {
            return again(page, "", "This sign-in was begun elsewhere, ended before, or took too long. Begin again.");
        }
        String next = carried.get().next();
        if (code.isBlank()) return again(page, next, Saying.of(there.name(), error, description));
        try {
            Identity who = there.finish(carried.get().attempt(), code);
            ProviderEntry entry = people.enter(
                    new ProvenIdentity(who.issuer(), who.subject(), who.email(), who.emailVerified()),
                    request.getRemoteAddr());
            if (!(entry instanceof ProviderEntry.Granted(var person))) {
                return again(page, next, Saying.of(there.name(), entry));
            }
            return entrance.open(person, next, request, response);
        } catch (ProviderAway e) {
            return away(page, there, e, next);
        } catch (NotProven e) {
            LOG.log(INFO, () -> "a sign-in by the provider failed: " + e.getMessage());
            return again(page, next, there.name() + " did not confirm who you are. Begin again.");
        }
    }

    private String away(Model page, Provider there, ProviderAway why, String next) {
        LOG.log(INFO, () -> "the sign-in provider cannot be used: " + why.getMessage());
        return again(
                page, next, there.name() + " cannot be reached at this moment. Try again, or sign in by password.");
    }

    private String again(Model page, String next, String sentence) {
        page.addAttribute("refusal", sentence);
        return SignInPage.form(page, chosen.ways(), "", next);
    }
}
