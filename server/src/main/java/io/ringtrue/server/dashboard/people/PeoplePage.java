package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.FirstOwner;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.Roster;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// Who may sign in, and the form that invites somebody. Owners only: of the installation all people, of an
/// account its own.
@Controller
public class PeoplePage {
    private static final int ROWS = 50;
    private static final int LONGEST_SEARCH = 254;

    private final PersonStore people;
    private final Roster roster;
    private final AccountStore accounts;
    private final Clock clock;

    public PeoplePage(PersonStore people, Roster roster, AccountStore accounts, Clock clock) {
        this.people = people;
        this.roster = roster;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(PeoplePlace.PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "after", defaultValue = "0") long after,
            Model page) {
        PeoplePlace.requireOwner(visitor);
        String search = text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
        return list(page, frame, search, after, Map.of("email", "", "name", "", "role", ""), Map.of());
    }

    @PostMapping(PeoplePlace.PATH)
    public String invite(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "role", defaultValue = "") String word,
            HttpServletRequest request,
            Model page) {
        PeoplePlace.requireOwner(visitor);
        Map<String, String> typed = Map.of("email", email, "name", name, "role", word);
        Optional<Role> role = Role.of(word);
        if (role.isEmpty()) return list(page, frame, "", 0, typed, Map.of("role", "Choose what they may do."));
        Author by = Author.of(visitor.person(), request.getRemoteAddr());
        try {
            Person made = roster.add(
                    new NewPerson(
                            new Email(email),
                            name,
                            Optional.empty(),
                            role.get(),
                            frame.scope().account(),
                            clock.instant()),
                    by);
            return LinkShown.view(page, frame, made, roster.link(made, by), request, true);
        } catch (PersonFault e) {
            return list(page, frame, "", 0, typed, Map.of(e.field(), FirstOwner.sentence(e)));
        } catch (PersonStore.EmailTaken _) {
            return list(page, frame, "", 0, typed, Map.of("email", "Somebody has this address already."));
        }
    }

    private String list(
            Model page, Frame frame, String text, long after, Map<String, String> typed, Map<String, String> wrong) {
        List<PersonLine> found = people.list(new PersonSearch(frame.scope().account(), text, after), ROWS + 1);
        boolean more = found.size() > ROWS;
        List<PersonLine> lines = more ? found.subList(0, ROWS) : found;
        page.addAttribute("lines", lines);
        page.addAttribute("accountNames", accountNames(lines));
        page.addAttribute("q", text);
        page.addAttribute("first", after == 0);
        page.addAttribute("newest", address(frame, text, 0));
        page.addAttribute(
                "next", more ? address(frame, text, lines.getLast().person().id()) : "");
        page.addAttribute("roles", Role.fitting(frame.scope().account().isPresent()));
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        page.addAttribute("query", PeoplePlace.query(frame));
        return "dashboard/people";
    }

    private Map<Long, String> accountNames(List<PersonLine> lines) {
        return lines.stream()
                .map(line -> line.person().account())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .distinct()
                .flatMap(id -> accounts.find(id).stream())
                .collect(Collectors.toMap(Account::id, Account::name));
    }

    private static String address(Frame frame, String text, long after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(PeoplePlace.PATH + PeoplePlace.query(frame));
        if (!text.isEmpty()) address.queryParam("q", "{q}");
        if (after > 0) address.queryParam("after", after);
        return address.encode().buildAndExpand(Map.of("q", text)).toUriString();
    }
}
