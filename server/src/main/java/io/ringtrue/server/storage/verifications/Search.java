package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that lists verifications: only the criteria that were given become SQL.
record Search(VerificationQuery query) implements Database.Unit<List<Verification>> {
    @Override
    public List<Verification> run(JdbcClient sql) {
        List<String> criteria = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.account().ifPresent(account -> {
            criteria.add("v.account_id = ?");
            values.add(account);
        });
        query.number().ifPresent(number -> {
            criteria.add("v.number = ?");
            values.add(VerificationRows.stored(number));
        });
        query.status().ifPresent(status -> {
            criteria.add("v.status = ?");
            values.add(status.name());
        });
        query.reference().ifPresent(reference -> {
            criteria.add("v.reference = ?");
            values.add(reference);
        });
        query.from().ifPresent(from -> {
            criteria.add("v.created >= ?");
            values.add(from.toEpochMilli());
        });
        query.to().ifPresent(to -> {
            criteria.add("v.created < ?");
            values.add(to.toEpochMilli());
        });
        query.cursor().ifPresent(cursor -> {
            criteria.add("(v.created, v.id) < (?, ?)");
            values.add(cursor.created().toEpochMilli());
            values.add(cursor.id());
        });
        values.add(query.limit());
        String where = criteria.isEmpty() ? "" : " WHERE " + String.join(" AND ", criteria);
        return sql.sql("SELECT " + VerificationRows.COLUMNS + " FROM verification v" + where
                        + " ORDER BY v.created DESC, v.id DESC LIMIT ?")
                .params(values)
                .query(VerificationRows::read)
                .list();
    }
}
