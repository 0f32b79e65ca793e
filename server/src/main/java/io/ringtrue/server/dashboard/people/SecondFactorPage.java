package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.SecondFactorStore.Stored;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SecondFactors.TurnedOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody's own second factor: begin, confirm by a code, turn off. Turning it on signs out at every
/// other browser.
@Controller
public class SecondFactorPage {
    private static final String PATH = "/second-factor";
    private static final String VIEW = "dashboard/second-factor";

    private final SecondFactors factors;
    private final OwnPassword own;
    private final RememberedVisitor browsers;
    private final Deeds deeds;

    public SecondFactorPage(SecondFactors factors, OwnPassword own, RememberedVisitor browsers, Deeds deeds) {
        this.factors = factors;
        this.own = own;
        this.browsers = browsers;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(@AuthenticationPrincipal Visitor visitor, @ModelAttribute("frame") Frame frame, Model page) {
        return form(page, visitor, frame, Map.of());
    }

    @PostMapping(PATH + "/begin")
    public String begin(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "current", defaultValue = "") String current,
            HttpServletRequest request,
            Model page) {
        Optional<String> refusal = own.refusal(visitor, current, request.getRemoteAddr());
        if (refusal.isPresent()) return form(page, visitor, frame, Map.of("current", refusal.get()));
        factors.begin(visitor.person());
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/confirm")
    public String confirm(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Optional<TurnedOn> turnedOn = factors.turnOn(visitor.person(), code);
        if (turnedOn.isEmpty()) {
            return form(
                    page,
                    visitor,
                    frame,
                    Map.of(
                            "code",
                            "This is not the code that belongs to this key now. Is the telephone's clock right?"));
        }
        Person person = turnedOn.get().person();
        deeds.add(
                person,
                request.getRemoteAddr(),
                person.account(),
                "turned on a second factor",
                person.email(),
                "",
                "***");
        browsers.signIn(new Visitor(person, false), request, response);
        page.addAttribute("recovery", turnedOn.get().recovery());
        return "dashboard/second-factor-codes";
    }

    /// Also for who has begun and does not want to go on.
    @PostMapping(PATH + "/off")
    public String turnOff(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "current", defaultValue = "") String current,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Person person = visitor.person();
        String place = request.getRemoteAddr();
        boolean on = factors.isOn(person);
        Optional<String> refusal = on ? own.refusal(visitor, current, place) : Optional.empty();
        if (refusal.isPresent()) return form(page, visitor, frame, Map.of("current", refusal.get()));
        if (factors.remove(person)) {
            deeds.add(person, place, person.account(), "turned off a second factor", person.email(), "***", "");
            return "redirect:/sign-in";
        }
        return "redirect:" + PATH;
    }

    private String form(Model page, Visitor visitor, Frame frame, Map<String, String> wrong) {
        Optional<Stored> stored = factors.of(visitor.person());
        page.addAttribute("on", stored.filter(Stored::on).isPresent());
        page.addAttribute("left", stored.map(Stored::recoveryLeft).orElse(0));
        page.addAttribute("byLink", visitor.byLink());
        page.addAttribute("wrong", wrong);
        stored.filter(each -> !each.on()).ifPresent(begun -> begun(page, visitor, frame, begun.key()));
        return VIEW;
    }

    private static void begun(Model page, Visitor visitor, Frame frame, Secret key) {
        Secret uri = SecondFactors.uri(key, frame.installation(), visitor.person());
        page.addAttribute("key", new Secret(key.value().replaceAll("(.{4})(?=.)", "$1 ")));
        page.addAttribute("uri", uri);
        page.addAttribute("picture", QrPicture.of(uri.value()));
    }
}
