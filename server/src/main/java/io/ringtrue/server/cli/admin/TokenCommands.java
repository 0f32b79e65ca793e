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
                "Makes a new admin token and prints it, only this once. The old one stops working at once.",
                "Needs the old token. If you have lost it, set ringtrue.admin-token (RINGTRUE_ADMIN_TOKEN) for the"
                        + " server and restart it."
            })
    int reset() throws CommandFailed, InterruptedException {
        return admin.show(admin.client().send("POST", "/token", Map.of()));
    }
}
