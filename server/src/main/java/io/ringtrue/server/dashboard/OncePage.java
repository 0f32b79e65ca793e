package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.dashboard.signin.HalfWay;
import io.ringtrue.server.dashboard.signin.Way;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SignInLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signs in by a link that works once; it stands for the password, so a second factor is asked for all the
/// same. Looking at it uses nothing up, because programs follow links that people are sent; the button
/// does.
@Controller
public class OncePage {
    private final SignInLinks links;
    private final RememberedVisitor browsers;
    private final SecondFactors factors;
    private final Deeds deeds;
    private final Clock clock;

    public OncePage(SignInLinks links, RememberedVisitor browsers, SecondFactors factors, Deeds deeds, Clock clock) {
        this.links = links;
        this.browsers = browsers;
        this.factors = factors;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/once/{token}")
    public String look(@PathVariable("token") String token, Model page) {
        Optional<Person> whose = links.whose(new Secret(token));
        page.addAttribute("whose", whose.orElse(null));
        page.addAttribute("token", token);
        return "dashboard/once";
    }

    @PostMapping("/once")
    public String use(
            @RequestParam(name = "token", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Person> person = links.use(new Secret(token));
        if (person.isEmpty()) return "dashboard/once";
        if (factors.isOn(person.get())) {
            HalfWay.begin(person.get(), Way.LINK, clock.instant(), request);
            return "redirect:" + PageDoor.CODE;
        }
        browsers.signIn(new Visitor(person.get(), true), request, response);
        deeds.signedIn(person.get(), request.getRemoteAddr(), Way.LINK.alone());
        return "redirect:/";
    }
}
