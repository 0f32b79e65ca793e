package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.dashboard.FirstOwner;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.signin.SignInWays;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.RoleChange;
import io.ringtrue.server.people.Roster;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One person, for an owner: role, activity, links, sign-ins, second factor.
@Controller
@RequestMapping(PeoplePlace.PATH + "/{id}")
public class PersonPage {
    /// What was done, by the word that the address has after it.
    private static final Map<String, String> DONE = Map.of(
            "role", "The role was changed. They are signed out, and sign in with the new one.",
            "active", "They may sign in again.",
            "inactive", "They are signed out, and cannot sign in.",
            "signed-out", "They are signed out everywhere.",
            "unlinked", "Their account at the provider is unlinked. They are signed out.",
            "factor", "Their second factor is reset. They are signed out, and sign in by password alone.");

    private final PersonStore people;
    private final Roster roster;
    private final SignInWays ways;
    private final OnceForms forms;

    public PersonPage(PersonStore people, Roster roster, SignInWays ways, OnceForms forms) {
        this.people = people;
        this.roster = roster;
        this.ways = ways;
        this.forms = forms;
    }

    @GetMapping
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model page) {
        PersonLine line = line(visitor, frame, id);
        page.addAttribute("done", Optional.ofNullable(DONE.get(done)).orElse(""));
        return form(page, visitor, frame, line, Map.of());
    }

    @PostMapping("/role")
    public String changeRole(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "role", defaultValue = "") String word,
            HttpServletRequest request,
            Model page) {
        PersonLine line = line(visitor, frame, id);
        Optional<Role> role = Role.of(word);
        if (role.isEmpty()) return form(page, visitor, frame, line, Map.of("role", "Choose a role."));
        return changed(visitor, frame, line, role, Optional.empty(), request, page, "role");
    }

    @PostMapping("/active")
    public String changeActivity(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "active", defaultValue = "") String word,
            HttpServletRequest request,
            Model page) {
        PersonLine line = line(visitor, frame, id);
        boolean active = word.equals("yes");
        return changed(
                visitor,
                frame,
                line,
                Optional.empty(),
                Optional.of(active),
                request,
                page,
                active ? "active" : "inactive");
    }

    private String changed(
            Visitor visitor,
            Frame frame,
            PersonLine line,
            Optional<Role> role,
            Optional<Boolean> active,
            HttpServletRequest request,
            Model page,
            String done) {
        try {
            return switch (roster.change(line.person(), role, active, author(visitor, request))) {
                case RoleChange.Changed _ -> PeoplePlace.back(frame, line.person(), done);
                case RoleChange.Nobody() -> throw new NotYours();
                case RoleChange.LastOwner() ->
                    form(
                            page,
                            visitor,
                            frame,
                            line,
                            Map.of(
                                    role.isPresent() ? "role" : "active",
                                    "This is the last active owner of the installation. Make somebody else an owner"
                                            + " first."));
            };
        } catch (PersonFault e) {
            return form(page, visitor, frame, line, Map.of("role", FirstOwner.sentence(e)));
        }
    }

    @PostMapping("/link")
    public String link(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            Model page) {
        Person person = another(visitor, frame, id);
        if (!person.active()) throw new NotYours();
        forms.use(once);
        return LinkShown.view(page, frame, person, roster.link(person, author(visitor, request)), request, false);
    }

    @PostMapping("/sign-out")
    public String signOut(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            HttpServletRequest request) {
        Person person = line(visitor, frame, id).person();
        roster.signOut(person, author(visitor, request));
        return PeoplePlace.back(frame, person, "signed-out");
    }

    @PostMapping("/second-factor")
    public String resetSecondFactor(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            HttpServletRequest request) {
        Person person = another(visitor, frame, id);
        roster.resetSecondFactor(person, author(visitor, request));
        return PeoplePlace.back(frame, person, "factor");
    }

    /// Whoever sits at an owner's open browser must not get past the owner's own password and code.
    ///
    /// @throws NotYours as [#line], and when it is the visitor
    private Person another(Visitor visitor, Frame frame, String id) {
        Person person = line(visitor, frame, id).person();
        if (person.id() == visitor.person().id()) throw new NotYours();
        return person;
    }

    /// @throws NotYours when there is no such person, or it is not the visitor's to change
    private PersonLine line(Visitor visitor, Frame frame, String id) {
        return PeoplePlace.line(people, visitor, frame, id);
    }

    private static Author author(Visitor visitor, HttpServletRequest request) {
        return Author.of(visitor.person(), request.getRemoteAddr());
    }

    private String form(Model page, Visitor visitor, Frame frame, PersonLine line, Map<String, String> wrong) {
        Person person = line.person();
        page.addAttribute("line", line);
        page.addAttribute("whose", person);
        page.addAttribute("self", person.id() == visitor.person().id());
        page.addAttribute("roles", Role.fitting(person.account().isPresent()));
        page.addAttribute("provider", ways.provider().orElse(""));
        page.addAttribute("wrong", wrong);
        page.addAttribute("query", PeoplePlace.query(frame));
        return "dashboard/people-person";
    }
}
