package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.PageDoor;
import io.ringtrue.server.dashboard.PagePaths;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.signin.HalfWay;
import io.ringtrue.server.dashboard.signin.Way;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second step of sign-in: the code. Whoever is not halfway is sent to the first step.
@Controller
public class CodePage {
    private final SecondFactors factors;
    private final PersonStore people;
    private final RememberedVisitor browsers;
    private final Deeds deeds;
    private final Clock clock;

    public CodePage(SecondFactors factors, PersonStore people, RememberedVisitor browsers, Deeds deeds, Clock clock) {
        this.factors = factors;
        this.people = people;
        this.browsers = browsers;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping(PageDoor.CODE)
    public String show(
            @RequestParam(name = "next", defaultValue = "") String next, HttpServletRequest request, Model page) {
        if (halfWay(request).isEmpty()) return "redirect:" + PageDoor.SIGN_IN;
        return form(page, next, Optional.empty());
    }

    @PostMapping(PageDoor.CODE)
    public String check(
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "next", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        Optional<HalfWay> halfWay = halfWay(request);
        if (halfWay.isEmpty()) return "redirect:" + PageDoor.SIGN_IN;
        Person person = halfWay.get().person();
        return switch (factors.check(person, code, request.getRemoteAddr())) {
            case SignIn.Granted _ -> {
                Way way = halfWay.get().way();
                browsers.signIn(new Visitor(person, way == Way.LINK), request, response);
                deeds.signedIn(person, request.getRemoteAddr(), way.withCode());
                yield "redirect:" + (PagePaths.isSafeTarget(next) ? next : "/");
            }
            case SignIn.Denied() ->
                form(
                        page,
                        next,
                        Optional.of("This code is not right, or was used before. The app shows another one every 30"
                                + " seconds."));
            case SignIn.Wait(var until) ->
                form(
                        page,
                        next,
                        Optional.of("Too many wrong codes. Nothing was checked. Try again in "
                                + Math.max(1, until.plusMillis(999).toSeconds()) + " s."));
        };
    }

    private Optional<HalfWay> halfWay(HttpServletRequest request) {
        return HalfWay.of(request, people, clock.instant());
    }

    private static String form(Model page, String next, Optional<String> wrong) {
        page.addAttribute("next", PagePaths.isSafeTarget(next) ? next : "");
        wrong.ifPresent(sentence -> page.addAttribute("wrong", sentence));
        return "dashboard/sign-in-code";
    }
}
