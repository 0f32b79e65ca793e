package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `admin ledger …`
@Command(name = "ledger", description = "Money of all accounts: check, accept.")
final class LedgerCommands {
    /// The check is complete, and something is wrong.
    private static final int FOUND = 1;

    private final AdminCommand admin;
    private final JsonMapper json = JsonMapper.shared();

    LedgerCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Checks that every balance follows from its entries and every charge from what it charges.",
                "The server goes on meanwhile. Exit status 1: something is wrong, and each finding is printed."
            })
    int check(
            @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this account.")
                    Optional<String> account)
            throws CommandFailed, InterruptedException {
        String query =
                account.map(id -> "?" + UrlQuery.of(Map.of("account", id))).orElse("");
        JsonNode last = json.createObjectNode();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(admin.client().open("/ledger/check" + query), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = json.readTree(line);
                print(last);
            }
        } catch (IOException | JacksonException e) {
            throw new CommandFailed(CommandFailed.NO_SERVER, "the check is not complete: " + e.getMessage());
        }
        if (!last.path("event").asString("").equals("done")) {
            throw new CommandFailed(CommandFailed.NO_SERVER, "the check is not complete: the server broke it off");
        }
        return last.path("findings").asLong(0) == 0 ? 0 : FOUND;
    }

    private void print(JsonNode event) {
        String kind = event.path("event").asString("");
        if (kind.equals("finding")) {
            String entry = event.path("entry").isNull()
                    ? ""
                    : ", entry " + event.path("entry").asString("");
            admin.screen()
                    .line("account " + event.path("account").asString("") + entry + ": "
                            + event.path("wrong").asString(""));
        } else if (kind.equals("done")) {
            admin.screen()
                    .line(event.path("accounts").asString("") + " accounts, "
                            + event.path("entries").asString("") + " entries, "
                            + event.path("findings").asString("") + " findings");
        }
    }

    @Command(
            description = {
                "Accepts the entries without a seal that there are now, so that the check no longer reports them.",
                "Run it once after an upgrade during which nodes of the version before seals were still running."
            })
    int accept() throws CommandFailed, InterruptedException {
        return admin.show(admin.client().send("POST", "/ledger/unsealed", Map.of()));
    }
}
