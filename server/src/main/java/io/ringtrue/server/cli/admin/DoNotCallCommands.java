package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin do-not-call …`
@Command(name = "do-not-call", description = "Numbers that are never called: add, remove, show, list.")
final class DoNotCallCommands {
    private static final String PATH = "/do-not-call";

    private final AdminCommand admin;

    DoNotCallCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Enters a number; no account can have it called from then on.")
    int add(
            @Parameters(paramLabel = "NUMBER", description = "Country code first.") String number,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            description =
                                    "When it may be called again, such as 2027-01-31T00:00:00Z; without it, never.")
                    @Nullable
                    String until,
            @Option(names = "--note", paramLabel = "TEXT", description = "For operators: who asked for it.") @Nullable
                    String note)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody().text("until", until).text("note", note);
        return admin.show(admin.client().send("PUT", PATH + AdminClient.step(number), body));
    }

    @Command(description = "Takes a number off the list.")
    int remove(@Parameters(paramLabel = "NUMBER") String number) throws CommandFailed, InterruptedException {
        return admin.done(admin.client().delete(PATH + AdminClient.step(number)), number + " may be called again");
    }

    @Command(description = "Shows the entry of a number.")
    int show(@Parameters(paramLabel = "NUMBER") String number) throws CommandFailed, InterruptedException {
        return admin.show(admin.client().get(PATH + AdminClient.step(number)));
    }

    @Command(description = "Lists entries, newest first. The numbers themselves are not kept: ask for one by show.")
    int list(
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "How many to list at most.")
                    int limit,
            @Option(
                            names = "--cursor",
                            paramLabel = "TEXT",
                            description = "Continues a list: the text that its last line showed.")
                    Optional<String> cursor)
            throws CommandFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(limit));
        cursor.ifPresent(value -> query.put("cursor", value));
        return admin.list(
                admin.client().get(PATH + "?" + UrlQuery.of(query)), "key", "since", "until", "verification", "note");
    }
}
