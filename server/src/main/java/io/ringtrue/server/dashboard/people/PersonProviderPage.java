package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.provider.ProviderSignIns;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Unlinks a person from the account at the sign-in provider, for an owner.
@Controller
public class PersonProviderPage {
    private final PersonStore people;
    private final ProviderSignIns providers;

    public PersonProviderPage(PersonStore people, ProviderSignIns providers) {
        this.people = people;
        this.providers = providers;
    }

    @PostMapping(PeoplePlace.PATH + "/{id}/provider")
    public String unlink(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            HttpServletRequest request) {
        Person person = PeoplePlace.line(people, visitor, frame, id).person();
        providers.unlink(person, Author.of(visitor.person(), request.getRemoteAddr()));
        return PeoplePlace.back(frame, person, "unlinked");
    }
}
