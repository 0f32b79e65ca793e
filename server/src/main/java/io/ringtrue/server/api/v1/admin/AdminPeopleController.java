package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.SignInLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may sign in to the pages, for whoever has the admin token: the way back in when an owner has lost a password.
@RestController
@RequestMapping(path = "/v1/admin/people", produces = "application/json")
@Tag(name = "admin: people")
public class AdminPeopleController {
    private static final int LONGEST = 254;

    private final PersonStore people;
    private final SignInLinks links;
    private final AccountStore accounts;
    private final Clock clock;

    public AdminPeopleController(PersonStore people, SignInLinks links, AccountStore accounts, Clock clock) {
        this.people = people;
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param role `owner`, `operator` or `viewer`; in an account `owner`, `member` or `viewer`
    /// @param account whose person it is; absent: of the installation
    public record PersonForm(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable Long account) {}

    /// @param account null: of the installation
    public record PersonView(
            long id,
            String email,
            String name,
            String role,
            @Nullable Long account,
            boolean active,
            Instant created) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.id(),
                    person.email(),
                    person.name(),
                    person.role().text(),
                    person.account().isPresent() ? person.account().getAsLong() : null,
                    person.active(),
                    person.created());
        }
    }

    /// @param path of the link on this server; it is shown only here, and signs in once
    /// @param until the link is refused from then on
    public record SignInLinkView(SecretText path, Instant until) {}

    @GetMapping
    @Operation(summary = "People who may sign in, by id")
    public Page<PersonView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long after = Page.place(cursor, Long::parseLong, 0L);
        return Page.of(people.list(after, most + 1), most, person -> Long.toString(person.id()), PersonView::of);
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a person, who has no password yet and signs in by a link")
    public PersonView create(@RequestBody PersonForm form) {
        try {
            return PersonView.of(people.create(read(form)));
        } catch (PersonFault e) {
            throw new ProblemException(Problem.invalid(e.field(), e.rule()));
        } catch (PersonStore.EmailTaken _) {
            throw new ProblemException(Problem.of(409, "Conflict", "email: another person has this address"));
        }
    }

    private NewPerson read(PersonForm form) {
        Checks checks = new Checks();
        String email = checks.text("email", form.email(), LONGEST).orElse("");
        String name = checks.text("name", form.name(), LONGEST).orElse("");
        String word = checks.text("role", form.role(), LONGEST).orElse("");
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(each -> each.text().equals(word))
                .findFirst();
        checks.require(role.isPresent(), "role", "must be owner, operator, member or viewer");
        checks.require(
                form.account() == null || accounts.find(form.account()).isPresent(),
                "account",
                "must be the id of an account");
        checks.done();
        return new NewPerson(
                new Email(email),
                name,
                Optional.empty(),
                role.orElseThrow(),
                form.account() == null ? OptionalLong.empty() : OptionalLong.of(form.account()),
                clock.instant());
    }

    @PostMapping("/{id}/sign-in-link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A link that signs a person in once, within ten minutes")
    public SignInLinkView link(@PathVariable String id) {
        Person person = people.find(PathId.of(id, "person"))
                .filter(Person::active)
                .orElseThrow(() -> new ProblemException(Problem.notFound("person")));
        String token = links.make(person).value();
        return new SignInLinkView(
                new SecretText("/once/" + token), clock.instant().plus(SignInLinks.LIFE));
    }
}
