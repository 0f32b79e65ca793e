package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SignInLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signs in by a link that works once. Looking at it uses nothing up, because programs follow links that people are
/// sent; the button does.
@Controller
public class OncePage {
    private final SignInLinks links;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public OncePage(SignInLinks links, RememberedVisitor browsers, Deeds deeds) {
        this.links = links;
        this.browsers = browsers;
        this.deeds = deeds;
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
        browsers.signIn(new Visitor(person.get(), true), request, response);
        deeds.signedIn(person.get(), request.getRemoteAddr(), "by a link");
        return "redirect:/";
    }
}
