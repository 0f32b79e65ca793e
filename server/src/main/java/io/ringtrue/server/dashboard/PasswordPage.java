package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where people set their own password. It signs them out at every other browser.
@Controller
public class PasswordPage {
    private static final String VIEW = "dashboard/password";

    private final Passwords passwords;
    private final PersonStore people;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public PasswordPage(Passwords passwords, PersonStore people, RememberedVisitor browsers, Deeds deeds) {
        this.passwords = passwords;
        this.people = people;
        this.browsers = browsers;
        this.deeds = deeds;
    }

    @GetMapping("/password")
    public String show(@AuthenticationPrincipal Visitor visitor, Model page) {
        return form(page, visitor, Map.of());
    }

    /// Who came by a link a few minutes ago needs no old password: most have lost it.
    @PostMapping("/password")
    public String put(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "current", defaultValue = "") String current,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Secret wanted = new Secret(password);
        try {
            Passwords.requireLength(wanted);
        } catch (PersonFault e) {
            return form(page, visitor, Map.of("password", FirstOwner.sentence(e)));
        }
        Person person = visitor.person();
        String place = request.getRemoteAddr();
        if (!visitor.byLink()) {
            switch (passwords.check(person.email(), new Secret(current), place)) {
                case SignIn.Granted _ -> {}
                case SignIn.Denied() -> {
                    return form(page, visitor, Map.of("current", "This is not your password. Nothing was changed."));
                }
                case SignIn.Wait(var until) -> {
                    return form(
                            page,
                            visitor,
                            Map.of(
                                    "current",
                                    "Too many wrong passwords. Try again in " + Math.max(1, until.toSeconds())
                                            + " s."));
                }
            }
        }
        Person changed = people.putPassword(person.id(), passwords.hash(wanted)).orElseThrow(NotYours::new);
        deeds.add(changed, place, changed.account(), "set a password", changed.email(), "***", "***");
        browsers.signIn(new Visitor(changed, false), request, response);
        return "redirect:/";
    }

    private static String form(Model page, Visitor visitor, Map<String, String> wrong) {
        page.addAttribute("byLink", visitor.byLink());
        page.addAttribute("wrong", wrong);
        return VIEW;
    }
}
