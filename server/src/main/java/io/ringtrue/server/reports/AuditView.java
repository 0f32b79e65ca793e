package io.ringtrue.server.reports;

import java.util.List;

/// The tables an auditor can export, each with its columns in order.
public enum AuditView {
    REQUESTS(
            "id",
            "account",
            "number",
            "status",
            "reason",
            "matched",
            "price",
            "cost",
            "created",
            "dialled",
            "finished",
            "sip_status",
            "q850",
            "reference"),
    LEDGER(
            "id",
            "account",
            "kind",
            "amount",
            "verification",
            "reference",
            "at",
            "validation",
            "sequence",
            "balance",
            "reason"),
    VALIDATIONS("id", "confirmation", "account", "credential", "result", "price", "at"),
    BALANCES("account", "name", "balance", "held", "entries_sum", "open_holds"),
    DELIVERIES(
            "id",
            "account",
            "verification",
            "message_id",
            "kind",
            "url",
            "state",
            "created",
            "attempt",
            "attempt_at",
            "took_ms",
            "http_status",
            "outcome");

    private final List<String> columns;

    AuditView(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }
}
