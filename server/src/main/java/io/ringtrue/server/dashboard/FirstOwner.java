package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.guesses.Verdict;
import io.ringtrue.server.people.Email;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonFault;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes the installation's first owner, for whoever has the admin token.
public final class FirstOwner {
    private static final int LONGEST_NAME = 60;

    private final AdminToken adminToken;
    private final Passwords passwords;
    private final PersonStore people;
    private final Clock clock;

    public FirstOwner(AdminToken adminToken, Passwords passwords, PersonStore people, Clock clock) {
        this.adminToken = adminToken;
        this.passwords = passwords;
        this.people = people;
        this.clock = clock;
    }

    /// As it was typed. Prints no secret.
    record Form(String installation, String name, String email, Secret password, Secret token) {}

    /// How it went.
    sealed interface Result {
        record Made(Person owner) implements Result {}

        /// Another one was made at the same moment.
        record TooLate() implements Result {}

        /// @param fields the sentence for each field that is wrong
        record Wrong(Map<String, String> fields) implements Result {}
    }

    /// Tests the token last: a typing error elsewhere must not cost a try, and nobody learns from the other fields.
    ///
    /// @param from the caller's address
    Result make(Form form, String from) {
        String installation = form.installation.strip();
        if (installation.isEmpty()
                || installation.length() > LONGEST_NAME
                || installation.chars().anyMatch(Character::isISOControl)) {
            return wrong("installation", "Needs 1 to " + LONGEST_NAME + " characters.");
        }
        Email email;
        try {
            email = new Email(form.email);
            Passwords.requireLength(form.password);
            new NewPerson(email, form.name, Optional.empty(), Role.OWNER, OptionalLong.empty(), clock.instant());
        } catch (PersonFault e) {
            return wrong(e.field(), sentence(e));
        }
        Optional<Result> refused = refusal(form.token, from);
        if (refused.isPresent()) return refused.get();
        Optional<Person> owner = people.createFirst(new NewPerson(
                email,
                form.name,
                Optional.of(passwords.hash(form.password)),
                Role.OWNER,
                OptionalLong.empty(),
                clock.instant()));
        if (owner.isEmpty()) return new Result.TooLate();
        people.putInstallationName(installation);
        return new Result.Made(owner.get());
    }

    private Optional<Result> refusal(Secret token, String from) {
        return switch (adminToken.check(new Secret(token.value().strip()), from)) {
            case Verdict.Right() -> Optional.empty();
            case Verdict.Wrong() ->
                Optional.of(wrong("token", "This is not the admin token. Copy the one line of the file named above."));
            case Verdict.Wait(var until) ->
                Optional.of(wrong(
                        "token",
                        "Too many wrong tokens. Nothing was checked. Try again in " + Math.max(1, until.toSeconds())
                                + " s."));
        };
    }

    private static Result wrong(String field, String sentence) {
        return new Result.Wrong(Map.of(field, sentence));
    }

    /// What is wrong, to stand beside the field.
    public static String sentence(PersonFault fault) {
        String rule = fault.rule();
        String words = rule.startsWith("must have ") ? "Needs " + rule.substring(10) : "It " + rule;
        return words + ".";
    }
}
