package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin audit …`
@Command(name = "audit", description = "CSV files for auditors: export.")
final class AuditCommands {
    /// The views that can be exported.
    enum View {
        REQUESTS,
        VALIDATIONS,
        LEDGER,
        BALANCES,
        DELIVERIES,
        /// Who changed what.
        LOG
    }

    private final AdminCommand admin;

    AuditCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = "Writes every row of a view: requests, validations, ledger, balances, deliveries, or the"
                    + " log of who changed what.")
    int export(
            @Parameters(paramLabel = "VIEW") View view,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "Write here instead of standard output; an existing file is replaced.")
                    Optional<Path> file)
            throws CommandFailed, InterruptedException {
        String path = "/audit/" + view.name().toLowerCase(Locale.ROOT) + ".csv";
        try (InputStream in = admin.client().open(path)) {
            if (file.isEmpty()) {
                in.transferTo(admin.screen().out());
                admin.screen().out().flush();
                return 0;
            }
            try (OutputStream out = Files.newOutputStream(file.get())) {
                in.transferTo(out);
            }
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.NO_SERVER, "the export is not complete: " + e.getMessage());
        }
        return 0;
    }
}
