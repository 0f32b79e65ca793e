package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin people …`
@Command(
        name = "people",
        description = "Who may sign in to the pages: list, add, set, link, sign-out,"
                + " reset-second-factor, unlink-provider.")
final class PeopleCommands {
    private final AdminCommand admin;

    PeopleCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Everybody who may sign in.")
    int list() throws CommandFailed, InterruptedException {
        return admin.show(admin.client().get("/people?limit=100"));
    }

    @Command(description = "Adds a person, who has no password yet and signs in by a link.")
    int add(
            @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "What they sign in by.")
                    String email,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "As pages show it.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "owner, operator or viewer; in an account owner, member or viewer.")
                    String role,
            @Option(
                            names = "--account",
                            paramLabel = "ID",
                            description = "The one account they see; without it the whole installation.")
                    @Nullable
                    Long account)
            throws CommandFailed, InterruptedException {
        Map<String, Object> person = new LinkedHashMap<>(Map.of("email", email, "name", name, "role", role));
        if (account != null) person.put("account", account);
        return admin.show(admin.client().send("POST", "/people", person));
    }

    @Command(
            description = {
                "Prints the path of a link that signs a person in once, within ten minutes.",
                "It is the way back in for an owner who has lost the password."
            })
    int link(@Parameters(paramLabel = "ID", description = "The person's id.") long id)
            throws CommandFailed, InterruptedException {
        return admin.show(admin.client().send("POST", "/people/" + id + "/sign-in-link", Map.of()));
    }

    @Command(description = "Changes role or activity. It ends the person's sign-ins.")
    int set(
            @Parameters(paramLabel = "ID", description = "The person's id.") long id,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "owner, operator or viewer; in an account owner, member or viewer.")
                    @Nullable
                    String role,
            @Option(names = "--active", paramLabel = "true|false", description = "false: cannot sign in.") @Nullable
                    Boolean active)
            throws CommandFailed, InterruptedException {
        Map<String, Object> change = new LinkedHashMap<>();
        if (role != null) change.put("role", role);
        if (active != null) change.put("active", active);
        return admin.show(admin.client().send("PATCH", "/people/" + id, change));
    }

    @Command(name = "sign-out", description = "Signs a person out at all browsers. The password stays.")
    int signOut(@Parameters(paramLabel = "ID", description = "The person's id.") long id)
            throws CommandFailed, InterruptedException {
        return admin.done(admin.client().delete("/people/" + id + "/sign-ins"), "person " + id + " is signed out");
    }

    @Command(
            name = "reset-second-factor",
            description = {
                "Forgets a person's second factor and signs them out: for who has lost the telephone.",
                "They sign in by password alone then. Be sure who asks."
            })
    int resetSecondFactor(@Parameters(paramLabel = "ID", description = "The person's id.") long id)
            throws CommandFailed, InterruptedException {
        return admin.done(
                admin.client().delete("/people/" + id + "/second-factor"), "person " + id + " has no second factor");
    }

    @Command(
            name = "unlink-provider",
            description = {
                "Forgets a person's account at the sign-in provider and signs them out: for who has another one now.",
                "The next account with their verified e-mail address is linked at its first sign-in."
            })
    int unlinkProvider(@Parameters(paramLabel = "ID", description = "The person's id.") long id)
            throws CommandFailed, InterruptedException {
        return admin.done(
                admin.client().delete("/people/" + id + "/provider-link"),
                "person " + id + " is linked to no account at a provider");
    }
}
