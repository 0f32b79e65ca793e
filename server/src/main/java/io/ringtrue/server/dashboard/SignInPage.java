package io.ringtrue.server.dashboard;

import io.ringtrue.server.dashboard.signin.SignInWays;
import io.ringtrue.server.people.PersonStore;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where people sign in by e-mail and password, or go on to the provider. Spring's form login takes the form,
/// and a refused one is forwarded back to this page with its reason.
@Controller
public class SignInPage {
    static final String PATH = "/sign-in";
    static final String AGAIN = "/sign-in-again";
    private static final String VIEW = "dashboard/sign-in";

    private final PersonStore people;
    private final SignInWays ways;

    public SignInPage(PersonStore people, SignInWays ways) {
        this.people = people;
        this.ways = ways;
    }

    /// @param email as typed before
    /// @param next where to go after; ignored where nobody may be sent there
    /// @return the name of the template
    public static String form(Model page, SignInWays ways, String email, String next) {
        page.addAttribute("email", email);
        page.addAttribute("next", PagePaths.isSafeTarget(next) ? next : "");
        page.addAttribute("provider", ways.provider().orElse(""));
        return VIEW;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "next", defaultValue = "") String next,
            Model page) {
        if (visitor != null) return "redirect:/";
        if (!people.hasAnybody()) return "redirect:" + SetupPage.PATH;
        return form(page, ways, "", next);
    }

    /// Reached by a forward alone: no filter lets its path in from outside.
    @PostMapping(AGAIN)
    public String again(
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "next", defaultValue = "") String next,
            HttpServletRequest request,
            Model page) {
        Object why = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        boolean forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
        if (!forwarded) throw new NotYours();
        page.addAttribute(
                "wrong",
                why instanceof PasswordCheck.MustWait wait
                        ? "Too many sign-ins that failed. Nothing was checked. Try again in " + wait.seconds() + " s."
                        : "E-mail and password do not match. Try again, or ask your owner for a link.");
        return form(page, ways, Objects.requireNonNull(email), next);
    }
}
