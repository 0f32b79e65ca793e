package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.FirstOwner;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
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
    private final OwnPassword own;
    private final PersonStore people;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public PasswordPage(
            Passwords passwords, OwnPassword own, PersonStore people, RememberedVisitor browsers, Deeds deeds) {
        this.passwords = passwords;
        this.own = own;
        this.people = people;
        this.browsers = browsers;
        this.deeds = deeds;
    }

    @GetMapping("/password")
    public String show(@AuthenticationPrincipal Visitor visitor, Model page) {
        return form(page, visitor, Map.of());
    }

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
        Optional<String> refusal = own.refusal(visitor, current, place);
        if (refusal.isPresent()) return form(page, visitor, Map.of("current", refusal.get()));
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
