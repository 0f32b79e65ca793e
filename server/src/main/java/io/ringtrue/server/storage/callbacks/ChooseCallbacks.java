package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.callbacks.Turns;
import io.ringtrue.server.callbacks.Turns.Endpoint;
import io.ringtrue.server.callbacks.Turns.Waiting;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that chooses which due callbacks to claim next. It only reads, and locks nothing: a claim sees for itself
/// whether another node was faster.
///
/// Its cost does not grow with the number of callbacks that wait. As long as few are due it looks at all of them. When
/// more are due it looks at the oldest, and besides at the oldest one of each endpoint, which it finds by skipping
/// through an index.
record ChooseCallbacks(Instant now, int free, Shares shares) implements Database.Unit<List<Long>> {
    /// So many of the oldest are looked at: twice what a node sends at once.
    private static final int OLDEST_LOOKED_AT = 500;

    /// So many endpoints of an account are looked at, so that an account which invents hosts does not make
    /// everybody's claims slow. Of an account with more, those behind wait until their callbacks are the oldest.
    private static final int ENDPOINTS_LOOKED_AT = 500;

    /// An account that could never be charged is not one that has not paid: its own prices hold or, without any, those
    /// of the default tariff.
    private static final String PAID = """
            (a.balance > 0
                OR NOT EXISTS (SELECT 1 FROM account_price p WHERE p.account_id = a.id AND p.price > 0)
                    AND (EXISTS (SELECT 1 FROM account_price p WHERE p.account_id = a.id)
                        OR NOT EXISTS (SELECT 1 FROM default_price d WHERE d.price > 0)))""";
    private static final String UNDER_WAY = """
            SELECT c.account_id, c.host, %s AS paid FROM callback c JOIN account a ON a.id = c.account_id
            WHERE c.state = 'DUE' AND c.claimed AND c.due > :now
            """.formatted(PAID);
    private static final String OLDEST = """
            SELECT c.id, c.due, c.account_id, c.host, %s AS paid
            FROM (SELECT id, due, account_id, host FROM callback WHERE state = 'DUE' AND due <= :now
                ORDER BY due, id LIMIT :most) c
            JOIN account a ON a.id = c.account_id
            """.formatted(PAID);

    /// Each step goes to the first row of the account's next endpoint or, when there is none or the account has had
    /// enough, of the next account.
    private static final String OLDEST_OF_EACH_ENDPOINT = """
            WITH RECURSIVE first (id, account_id, host, due, step) AS (
                SELECT c.id, c.account_id, c.host, c.due, 1 FROM callback c
                WHERE c.id = (SELECT id FROM callback WHERE state = 'DUE' ORDER BY account_id, host, due, id LIMIT 1)
                UNION ALL
                SELECT c.id, c.account_id, c.host, c.due,
                    CASE WHEN c.account_id = f.account_id THEN f.step + 1 ELSE 1 END
                FROM first f JOIN callback c ON c.id = COALESCE(
                    CASE WHEN f.step < :most THEN (
                        SELECT n.id FROM callback n
                        WHERE n.state = 'DUE' AND n.account_id = f.account_id AND n.host > f.host
                        ORDER BY n.account_id, n.host, n.due, n.id LIMIT 1) END,
                    (SELECT n.id FROM callback n WHERE n.state = 'DUE' AND n.account_id > f.account_id
                        ORDER BY n.account_id, n.host, n.due, n.id LIMIT 1)))
            SELECT f.id, f.due, f.account_id, f.host, %s AS paid
            FROM first f JOIN account a ON a.id = f.account_id
            WHERE f.due <= :now
            """.formatted(PAID);

    @Override
    public List<Long> run(JdbcClient sql) {
        List<Waiting> oldest = waiting(sql, OLDEST, OLDEST_LOOKED_AT);
        if (oldest.isEmpty()) return List.of();
        List<Waiting> ofEach = oldest.size() < OLDEST_LOOKED_AT
                ? List.of()
                : waiting(sql, OLDEST_OF_EACH_ENDPOINT, ENDPOINTS_LOOKED_AT);
        List<Endpoint> underWay = sql.sql(UNDER_WAY)
                .param("now", now.toEpochMilli())
                .query((row, number) -> endpoint(row))
                .list();
        List<Waiting> all =
                Stream.concat(oldest.stream(), ofEach.stream()).distinct().toList();
        return Turns.choose(all, underWay, free, shares);
    }

    private List<Waiting> waiting(JdbcClient sql, String which, int most) {
        return sql.sql(which)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query((row, number) -> new Waiting(row.getLong("id"), Columns.instant(row, "due"), endpoint(row)))
                .list();
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(row.getLong("account_id"), row.getString("host"), row.getBoolean("paid"));
    }
}
