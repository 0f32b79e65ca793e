package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.Map;
import picocli.CommandLine.Command;

/// `admin token …`
@Command(name = "token", description = "The admin token: reset.")
final class TokenCommands {
    private final AdminCommand admin;

    TokenCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Makes a new admin token and prints it, this once; the old one is void from then on.",
                "Needs the old token. Who has lost it sets ringtrue.admin-token (RINGTRUE_ADMIN_TOKEN) for the server"
                        + " and starts it again."
            })
    int reset() throws CommandFailed, InterruptedException {
        return admin.show(admin.client().send("POST", "/token", Map.of()));
    }
}
