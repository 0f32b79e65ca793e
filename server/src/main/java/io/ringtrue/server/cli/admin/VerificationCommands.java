package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `admin verification …`
@Command(name = "verification", description = "Verifications of all accounts: list.")
final class VerificationCommands {
    private final AdminCommand admin;

    VerificationCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Lists verifications, newest first.")
    int list(
            @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only those of this account.")
                    Optional<String> account,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "Only those with this status: verified, failed, …")
                    Optional<String> status,
            @Option(names = "--number", paramLabel = "NUMBER", description = "Only calls to this number.")
                    Optional<String> number,
            @Option(
                            names = "--reference",
                            paramLabel = "TEXT",
                            description = "Only those with this reference of the customer's.")
                    Optional<String> reference,
            @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "How many to list at most.")
                    int limit,
            @Option(
                            names = "--cursor",
                            paramLabel = "TEXT",
                            description = "Continues a list: the text that its last line showed.")
                    Optional<String> cursor)
            throws CommandFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        account.ifPresent(value -> query.put("account", value));
        status.ifPresent(value -> query.put("status", value));
        number.ifPresent(value -> query.put("number", value));
        reference.ifPresent(value -> query.put("reference", value));
        query.put("limit", Integer.toString(limit));
        cursor.ifPresent(value -> query.put("cursor", value));
        return admin.list(
                admin.client().get("/verifications?" + UrlQuery.of(query)),
                "id",
                "account",
                "number",
                "status",
                "reason",
                "cost",
                "created");
    }
}
