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

/// `admin callback …`
@Command(name = "callback", description = "An account's callbacks: list, replay, replay-dead, rotate-secret.")
final class CallbackCommands {
    private final AdminCommand admin;

    CallbackCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Lists callbacks, newest first. Those that were given up are dead.")
    int list(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Only due, delivered, dead or unwanted ones.")
                    Optional<String> state,
            @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "How many to list at most.")
                    int limit,
            @Option(
                            names = "--cursor",
                            paramLabel = "TEXT",
                            description = "Continues a list: the text that its last line showed.")
                    Optional<String> cursor)
            throws CommandFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        state.ifPresent(value -> query.put("state", value));
        query.put("limit", Integer.toString(limit));
        cursor.ifPresent(value -> query.put("cursor", value));
        return admin.list(
                admin.client().get(callbacks(account) + "?" + UrlQuery.of(query)),
                "id",
                "verification",
                "kind",
                "state",
                "created",
                "nextAttempt");
    }

    @Command(description = "Delivers a callback again at once, whatever its state.")
    int replay(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String account,
            @Parameters(index = "1", paramLabel = "CALLBACK") String callback)
            throws CommandFailed, InterruptedException {
        return admin.done(
                admin.client()
                        .send("POST", callbacks(account) + AdminClient.step(callback) + "/replay", new OptionBody()),
                "callback " + callback + " is due");
    }

    @Command(
            name = "replay-dead",
            description = "Delivers the dead callbacks of a span of time again, the oldest first, 1,000 at once.")
    int replayDead(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "TIME",
                            description = "Those created then or later: 2026-03-01T12:00:00Z.")
                    String from,
            @Option(names = "--to", paramLabel = "TIME", description = "Those created before (default: now).") @Nullable
                    String to,
            @Option(names = "--limit", paramLabel = "N", description = "At most so many.") @Nullable String limit)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody().text("from", from).text("to", to).literal("limit", limit);
        return admin.show(admin.client().send("POST", callbacks(account) + "/replay", body));
    }

    @Command(
            name = "rotate-secret",
            description = {
                "Makes a new secret that callbacks are signed with, and prints it. It is shown only this once.",
                "Callbacks carry a second signature, by the secret before, until that one ends."
            })
    int rotateSecret(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--overlap-hours",
                            paramLabel = "N",
                            description = "When the secret before ends (default: in 24 hours). 0: at once.")
                    @Nullable
                    String overlapHours)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody().literal("overlapHours", overlapHours);
        return admin.show(
                admin.client().send("POST", "/accounts" + AdminClient.step(account) + "/callback-secret", body));
    }

    private static String callbacks(String account) {
        return "/accounts" + AdminClient.step(account) + "/callbacks";
    }
}
