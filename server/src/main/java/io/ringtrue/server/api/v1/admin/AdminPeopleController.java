package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.RoleChange;
import io.ringtrue.server.people.Roster;
import io.ringtrue.server.people.SignInLinks;
import io.ringtrue.server.people.provider.ProviderSignIns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may sign in to the pages, for whoever has the admin token: the way back in when an owner has lost a
/// password.
@RestController
@RequestMapping(path = "/v1/admin/people", produces = "application/json")
@Tag(name = "admin: people")
public class AdminPeopleController {
    private static final int LONGEST = 254;

    private final PersonStore people;
    private final Roster roster;
    private final ProviderSignIns providers;
    private final AccountStore accounts;
    private final Clock clock;

    public AdminPeopleController(
            PersonStore people, Roster roster, ProviderSignIns providers, AccountStore accounts, Clock clock) {
        this.people = people;
        this.roster = roster;
        this.providers = providers;
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

    /// What is absent stays.
    public record PersonChange(
            @Nullable String role, @Nullable Boolean active) {}

    /// @param account null: of the installation
    /// @param password false: signs in by links alone
    /// @param secondFactor whether sign-in asks for a code as well
    /// @param providerLink whether an account at the sign-in provider is known to be theirs
    public record PersonView(
            long id,
            String email,
            String name,
            String role,
            @Nullable Long account,
            boolean active,
            boolean password,
            boolean secondFactor,
            boolean providerLink,
            Instant created) {
        static PersonView of(PersonLine line) {
            Person person = line.person();
            return new PersonView(
                    person.id(),
                    person.email(),
                    person.name(),
                    person.role().text(),
                    person.account().isPresent() ? person.account().getAsLong() : null,
                    person.active(),
                    line.hasPassword(),
                    line.hasSecondFactor(),
                    line.hasProviderLink(),
                    person.created());
        }
    }

    /// @param path of the link on this server; it is shown only here, and signs in once
    /// @param until the link is refused from then on
    public record SignInLinkView(SecretText path, Instant until) {}

    @GetMapping
    @Operation(summary = "People who may sign in, by id")
    public Page<PersonView> list(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        Checks checks = new Checks();
        String text = checks.text("q", q, LONGEST).orElse("");
        checks.done();
        PersonSearch search = new PersonSearch(optional(account), text, Page.place(cursor, Long::parseLong, 0L));
        return Page.of(
                people.list(search, most + 1),
                most,
                line -> Long.toString(line.person().id()),
                PersonView::of);
    }

    private static OptionalLong optional(@Nullable Long account) {
        return account == null ? OptionalLong.empty() : OptionalLong.of(account);
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a person, who has no password yet and signs in by a link")
    public PersonView create(@RequestBody PersonForm form, HttpServletRequest request) {
        try {
            return view(roster.add(read(form), author(request)).id());
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
        Optional<Role> role = role(checks, form.role() == null ? "" : form.role());
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
                optional(form.account()),
                clock.instant());
    }

    private static Optional<Role> role(Checks checks, String word) {
        Optional<Role> role = Role.of(word);
        checks.require(role.isPresent(), "role", "must be owner, operator, member or viewer");
        return role;
    }

    @PatchMapping(path = "/{id}", consumes = "application/json")
    @Operation(summary = "Change role or activity, which ends the person's sign-ins; what is absent stays")
    public PersonView change(@PathVariable String id, @RequestBody PersonChange form, HttpServletRequest request) {
        Person person = person(id);
        Checks checks = new Checks();
        Optional<Role> role = form.role() == null ? Optional.empty() : role(checks, form.role());
        checks.done();
        try {
            return switch (roster.change(person, role, Optional.ofNullable(form.active()), author(request))) {
                case RoleChange.Changed _ -> view(person.id());
                case RoleChange.Nobody() -> throw new ProblemException(Problem.notFound("person"));
                case RoleChange.LastOwner() ->
                    throw new ProblemException(Problem.of(
                            409, "Conflict", "role: the last active owner of the installation must stay one"));
            };
        } catch (PersonFault e) {
            throw new ProblemException(Problem.invalid(e.field(), e.rule()));
        }
    }

    @PostMapping("/{id}/sign-in-link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A link that signs a person in once, within ten minutes")
    public SignInLinkView link(@PathVariable String id, HttpServletRequest request) {
        Person person = Optional.of(person(id))
                .filter(Person::active)
                .orElseThrow(() -> new ProblemException(Problem.notFound("person")));
        String token = roster.link(person, author(request)).value();
        return new SignInLinkView(
                new SecretText("/once/" + token), clock.instant().plus(SignInLinks.LIFE));
    }

    @DeleteMapping("/{id}/sign-ins")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a person out at all browsers")
    public void signOut(@PathVariable String id, HttpServletRequest request) {
        roster.signOut(person(id), author(request));
    }

    @DeleteMapping("/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a person's second factor, and sign them out; repeating it changes nothing")
    public void resetSecondFactor(@PathVariable String id, HttpServletRequest request) {
        roster.resetSecondFactor(person(id), author(request));
    }

    @DeleteMapping("/{id}/provider-link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Forget a person's account at the sign-in provider, and sign them out; repeating it does nothing")
    public void unlinkProvider(@PathVariable String id, HttpServletRequest request) {
        providers.unlink(person(id), author(request));
    }

    private Person person(String id) {
        return people.find(PathId.of(id, "person")).orElseThrow(() -> new ProblemException(Problem.notFound("person")));
    }

    private PersonView view(long id) {
        return people.line(id).map(PersonView::of).orElseThrow();
    }

    /// The admin token has no name.
    private static Author author(HttpServletRequest request) {
        return Author.adminToken(request.getRemoteAddr());
    }
}
