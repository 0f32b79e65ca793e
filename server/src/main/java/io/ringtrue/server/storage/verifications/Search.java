package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that lists verifications: only the criteria that were given become SQL.
record Search(VerificationQuery query) implements Database.Unit<List<Verification>> {
    private static final String FOUND = """
            SELECT %s FROM verification v %s ORDER BY v.created DESC, v.id DESC LIMIT :limit
            """;

    /// A condition for each criterion given, and the values these name.
    private record Criteria(List<String> conditions, Map<String, Object> values) {
        void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        String where() {
            return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        }
    }

    @Override
    public List<Verification> run(JdbcClient sql) {
        Criteria criteria = criteria();
        return sql.sql(FOUND.formatted(VerificationRow.COLUMNS, criteria.where()))
                .params(criteria.values())
                .param("limit", query.limit())
                .query(VerificationRow::read)
                .list();
    }

    private Criteria criteria() {
        Criteria given = new Criteria(new ArrayList<>(), new HashMap<>());
        query.account().ifPresent(account -> given.add("v.account_id = :account_id", "account_id", account));
        query.number().ifPresent(e164 -> given.add("v.number = :number", "number", VerificationRow.stored(e164)));
        query.numberEnd().ifPresent(end -> {
            // In the words of the index verification_by_number_end.
            given.add(
                    "substr(v.number, length(v.number) - 3) = :tail",
                    "tail",
                    end.substring(end.length() - VerificationQuery.SHORTEST_END));
            given.add("v.number LIKE :number_end", "number_end", "%" + end);
        });
        query.status().ifPresent(status -> given.add("v.status = :status", "status", status.name()));
        query.reference().ifPresent(word -> given.add("v.reference = :reference", "reference", word));
        query.from().ifPresent(from -> given.add("v.created >= :from", "from", from.toEpochMilli()));
        query.to().ifPresent(to -> given.add("v.created < :to", "to", to.toEpochMilli()));
        query.cursor().ifPresent(last -> {
            given.add(
                    "(v.created, v.id) < (:last_created, :last_id)",
                    "last_created",
                    last.created().toEpochMilli());
            given.values().put("last_id", last.id());
        });
        return given;
    }
}
