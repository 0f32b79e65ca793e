package io.ringtrue.server.storage.validations;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.ValidationStore.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `validation`.
record ValidationRow(
        long id, long confirmation, long accountId, long credentialId, Result result, Money price, Instant at) {
    // Places and not names: one INSERT of many rows costs less than half of what an INSERT for each costs.
    private static final String INSERT = """
            INSERT INTO validation (id, confirmation, account_id, credential_id, result, price, at)
            VALUES %s
            """;
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";

    /// @param rows at least one
    static void insert(JdbcClient sql, List<ValidationRow> rows) {
        List<Object> values = new ArrayList<>();
        for (ValidationRow row : rows) {
            values.add(row.id());
            values.add(row.confirmation());
            values.add(row.accountId());
            values.add(row.credentialId());
            values.add(row.result().name());
            values.add(row.price().millionths());
            values.add(row.at().toEpochMilli());
        }
        sql.sql(INSERT.formatted(String.join(", ", Collections.nCopies(rows.size(), ROW))))
                .params(values)
                .update();
    }
}
