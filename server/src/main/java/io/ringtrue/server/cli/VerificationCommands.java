package io.ringtrue.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `admin verification …`, read from the audit export.
@Command(name = "verification", description = "Verifications of all accounts: list.")
final class VerificationCommands {
    private final AdminCommand admin;

    VerificationCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Lists the latest verifications, the newest last.")
    int list(
            @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this account's.")
                    Optional<String> account,
            @Option(names = "--status", paramLabel = "STATUS", description = "Only these: verified, failed, …")
                    Optional<String> status,
            @Option(names = "--number", paramLabel = "NUMBER", description = "Only calls to it.")
                    Optional<String> number,
            @Option(names = "--limit", defaultValue = "50", paramLabel = "N", description = "At most so many.")
                    int limit)
            throws CommandFailed, InterruptedException {
        Map<String, String> wanted = new LinkedHashMap<>();
        account.ifPresent(value -> wanted.put("account", value));
        status.ifPresent(value -> wanted.put("status", value));
        number.ifPresent(value -> wanted.put("number", value.startsWith("+") ? value.substring(1) : value));
        JsonNode rows = JsonMapper.shared().valueToTree(latest(wanted, limit));
        return admin.list(rows, "id", "account", "number", "status", "reason", "matched", "cost", "created");
    }

    /// Keeps only the last of a list that may be very long.
    private Deque<Map<String, String>> latest(Map<String, String> wanted, int limit)
            throws CommandFailed, InterruptedException {
        Deque<Map<String, String>> latest = new ArrayDeque<>();
        try (BufferedReader csv = new BufferedReader(
                new InputStreamReader(admin.client().open("/audit/requests.csv"), StandardCharsets.UTF_8))) {
            List<String> columns = CsvRow.read(csv).orElse(List.of());
            for (Optional<List<String>> row = CsvRow.read(csv); row.isPresent(); row = CsvRow.read(csv)) {
                Map<String, String> named = named(columns, row.get());
                if (wanted.entrySet().stream().allMatch(wish -> wish.getValue().equals(named.get(wish.getKey())))) {
                    latest.addLast(named);
                }
                if (latest.size() > limit) {
                    latest.removeFirst();
                }
            }
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.NO_SERVER, "the list is not complete: " + e.getMessage());
        }
        return latest;
    }

    private static Map<String, String> named(List<String> columns, List<String> row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            named.put(columns.get(i), row.get(i));
        }
        return named;
    }
}
