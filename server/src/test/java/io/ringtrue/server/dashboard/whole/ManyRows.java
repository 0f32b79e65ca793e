package io.ringtrue.server.dashboard.whole;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Fills the lists behind the pages with rows of the last 30 days, nine in ten of them the first account's.
public final class ManyRows {
    private static final String[] TABLES = {"""
        INSERT INTO verification (id, account_id, number, status, reason, matched, price, cost, hold, created,
            dialled, finished, announce_pin, brand, language, language_reason, reference, callback_url,
            callback_host, sip_status, q850, pin_life)
        SELECT 100000000 + i, CASE WHEN i % 10 = 0 THEN :second ELSE :first END, '1201' || (1000000 + i * 7),
            CASE WHEN i % 20000 = 0 THEN 'STOPPED' WHEN i % 10 = 0 THEN 'FAILED' WHEN i % 10 = 1 THEN 'UNVERIFIED'
            ELSE 'VERIFIED' END,
            'PIN_MATCHED', TRUE, 15000, 15000, 0,
            :begin + i * :step, :begin + i * :step + 200, :begin + i * :step + 21000, TRUE, 'Example',
            'en-US', 'country', 'order-' || i, 'https://example.com/callback', 'example.com', 200, 16, 1
        FROM n
        """, """
        INSERT INTO callback (account_id, verification_id, message_id, kind, url, host, state, created, due, claimed)
        SELECT CASE WHEN i % 10 = 0 THEN :second ELSE :first END, 100000000 + i, 'many_' || i, 'final',
            'https://example.com/callback', 'example.com',
            CASE WHEN i % 5000 = 0 THEN 'DUE' WHEN i % 20000 = 1 THEN 'DEAD' ELSE 'DELIVERED' END,
            :begin + i * :step, CASE WHEN i % 5000 = 0 THEN :begin * 2 END, FALSE
        FROM n
        """, """
        INSERT INTO delivery_attempt (callback_id, number, at, took, http_status, outcome)
        SELECT id, 1, created, 100, 200, '200' FROM callback WHERE message_id LIKE 'many_%'
        """, """
        INSERT INTO ledger_entry (account_id, sequence, kind, amount, balance, reference, at)
        SELECT :first, i + 1000000,
            CASE WHEN i % 100 = 0 THEN 'CREDIT' ELSE 'VALIDATION' END,
            CASE WHEN i % 100 = 0 THEN 1000000 ELSE -15000 END, 0, 'many-' || i, :begin + i * :step
        FROM n
        """, """
        INSERT INTO audit_entry (at, person_id, who, place, account_id, deed, subject, was, now)
        SELECT :begin + i * :step, 1, CASE WHEN i % 10 = 0 THEN 'olga@halyard.example' ELSE 'maya@halyard.example' END,
            '127.0.0.1', CASE WHEN i % 10 = 0 THEN :second ELSE :first END,
            CASE WHEN i % 1000 = 0 THEN 'revoked a key' ELSE 'replayed a callback' END, 'subject ' || i, '', 'due'
        FROM n
        """, """
        INSERT INTO person (email, name, role, account_id, active, version, created)
        SELECT 'p' || i || '@many.example', 'Person no ' || i, 'MEMBER',
            CASE WHEN i % 10 = 0 THEN :second ELSE :first END, TRUE, 1, :begin + i * :step
        FROM n
        """, """
        INSERT INTO account (name, company, announce_pin, callback_url_type, progress_callbacks, get_places_calls,
            active, created, balance, held)
        SELECT 'Account no ' || i, '', FALSE, 'https', FALSE, FALSE, TRUE, :begin + i * :step, i, 0
        FROM n
        """};

    private ManyRows() {}

    /// @return the moment of the oldest row
    public static Instant fill(JdbcClient tables, boolean postgresql, int rows, long first, long second) {
        String numbers = postgresql
                ? "WITH n (i) AS (SELECT generate_series(1, " + rows + ")) "
                : "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") ";
        Instant begin = Instant.now().minus(Duration.ofDays(30));
        for (String table : TABLES) {
            tables.sql(numbers + table)
                    .param("first", first)
                    .param("second", second)
                    .param("begin", begin.toEpochMilli())
                    .param("step", Duration.ofDays(30).toMillis() / rows)
                    .update();
        }
        return begin;
    }
}
