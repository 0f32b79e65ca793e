package io.ringtrue.trials.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a server's audit export says: the four files, read.
public record AuditExport(
        List<Verification> verifications, List<Entry> ledger, List<Balance> balances, List<Delivery> deliveries) {

    /// @param dialled empty: no intent to dial was stored
    /// @param finished empty: no final status yet
    /// @param matched empty where there is nothing to match
    public record Verification(
            String id,
            String account,
            String number,
            String status,
            String reason,
            String matched,
            BigDecimal cost,
            String dialled,
            String finished,
            String reference) {
        private static final Set<String> FINAL =
                Set.of("verified", "unverified", "delivered", "machine", "failed", "insufficient-balance", "stopped");

        public boolean isFinal() {
            return FINAL.contains(status) && !finished.isEmpty();
        }
    }

    /// @param verification empty for a credit
    public record Entry(String account, String kind, BigDecimal amount, String verification) {}

    public record Balance(
            String account, BigDecimal balance, BigDecimal held, BigDecimal entries, BigDecimal openHolds) {}

    /// One attempt of one callback.
    public record Delivery(String verification, String messageId, String state) {}

    /// @param file gives the text of `requests`, `ledger`, `balances` and `deliveries`
    public static AuditExport read(Function<String, String> file) {
        return new AuditExport(
                rows(file, "requests", AuditExport::verification),
                rows(file, "ledger", AuditExport::entry),
                rows(file, "balances", AuditExport::balance),
                rows(file, "deliveries", AuditExport::delivery));
    }

    private static <T> List<T> rows(
            Function<String, String> file, String name, Function<Function<String, String>, T> reader) {
        return Csv.rows(file.apply(name)).stream()
                .map(row -> reader.apply(column -> cell(row, column)))
                .toList();
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("the audit export has no column " + column + ": " + row.keySet());
        }
        return cell;
    }

    private static Verification verification(Function<String, String> cell) {
        return new Verification(
                cell.apply("id"),
                cell.apply("account"),
                cell.apply("number"),
                cell.apply("status"),
                cell.apply("reason"),
                cell.apply("matched"),
                new BigDecimal(cell.apply("cost")),
                cell.apply("dialled"),
                cell.apply("finished"),
                cell.apply("reference"));
    }

    private static Entry entry(Function<String, String> cell) {
        return new Entry(
                cell.apply("account"),
                cell.apply("kind"),
                new BigDecimal(cell.apply("amount")),
                cell.apply("verification"));
    }

    private static Balance balance(Function<String, String> cell) {
        return new Balance(
                cell.apply("account"),
                new BigDecimal(cell.apply("balance")),
                new BigDecimal(cell.apply("held")),
                new BigDecimal(cell.apply("entries_sum")),
                new BigDecimal(cell.apply("open_holds")));
    }

    private static Delivery delivery(Function<String, String> cell) {
        return new Delivery(cell.apply("verification"), cell.apply("message_id"), cell.apply("state"));
    }
}
