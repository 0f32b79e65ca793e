package io.ringtrue.server.storage.reports;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.VerificationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How one audit view is read: its rows after the last one seen, and what its columns mean.
///
/// @param sql gives `first` and `second`, by which rows are ordered, then the view's columns; takes the
/// last seen as `:first` and `:second`, and the page's length as `:limit`
/// @param kinds one for each column of the view
record AuditQuery(String sql, List<Kind> kinds) {
    /// What a column holds, and so how it is written.
    enum Kind {
        /// As it is; NULL is empty.
        PLAIN,
        /// Millionths, as a decimal.
        MONEY,
        /// Milliseconds since 1970, as RFC 3339 in UTC.
        TIME,
        /// A number of which 0 means that there is none.
        CODE,
        /// true or false.
        FLAG,
        STATUS,
        REASON,
        /// How a validation ended.
        RESULT
    }

    /// @param first where in the order this line stands
    record Line(long first, long second, List<String> values) {}

    private static final AuditQuery REQUESTS = new AuditQuery(
            """
            SELECT v.created AS first, v.id AS second,
                v.id, v.account_id, v.number, v.status, v.reason, v.matched, v.price, v.cost, v.created, v.dialled,
                v.finished, v.sip_status, v.q850, v.reference
            FROM verification v
            WHERE (v.created, v.id) > (:first, :second)
            ORDER BY v.created, v.id
            LIMIT :limit
            """,
            List.of(
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.STATUS,
                    Kind.REASON,
                    Kind.FLAG,
                    Kind.MONEY,
                    Kind.MONEY,
                    Kind.TIME,
                    Kind.TIME,
                    Kind.TIME,
                    Kind.CODE,
                    Kind.CODE,
                    Kind.PLAIN));

    private static final AuditQuery LEDGER = new AuditQuery(
            """
            SELECT l.id AS first, 0 AS second,
                l.id, l.account_id,
                CASE WHEN l.kind = 'CREDIT' AND l.amount < 0 THEN 'DEBIT' ELSE l.kind END AS kind,
                l.amount, l.verification_id, l.reference, l.at, v.confirmation, l.sequence, l.balance, l.reason
            FROM ledger_entry l LEFT JOIN validation v ON v.id = l.validation_id
            WHERE (l.id, 0) > (:first, :second)
            ORDER BY l.id
            LIMIT :limit
            """,
            List.of(
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.MONEY,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.TIME,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.MONEY,
                    Kind.PLAIN));

    private static final AuditQuery VALIDATIONS = new AuditQuery(
            """
            SELECT v.id AS first, 0 AS second,
                v.id, v.confirmation, v.account_id, v.credential_id, v.result, v.price, v.at
            FROM validation v
            WHERE (v.id, 0) > (:first, :second)
            ORDER BY v.id
            LIMIT :limit
            """, List.of(Kind.PLAIN, Kind.PLAIN, Kind.PLAIN, Kind.PLAIN, Kind.RESULT, Kind.MONEY, Kind.TIME));

    private static final AuditQuery BALANCES =
            new AuditQuery("""
            SELECT a.id AS first, 0 AS second,
                a.id, a.name, a.balance, a.held,
                (SELECT COALESCE(SUM(l.amount), 0) FROM ledger_entry l WHERE l.account_id = a.id) AS entries,
                (SELECT COALESCE(SUM(v.hold), 0) FROM verification v
                    WHERE v.account_id = a.id AND v.finished IS NULL) AS holds
            FROM account a
            WHERE (a.id, 0) > (:first, :second)
            ORDER BY a.id
            LIMIT :limit
            """, List.of(Kind.PLAIN, Kind.PLAIN, Kind.MONEY, Kind.MONEY, Kind.MONEY, Kind.MONEY));

    private static final AuditQuery DELIVERIES = new AuditQuery(
            """
            SELECT c.id AS first, COALESCE(d.id, 0) AS second,
                c.id, c.account_id, c.verification_id, c.message_id, c.kind, c.url, c.state, c.created, d.number,
                d.at, d.took, d.http_status, d.outcome
            FROM callback c LEFT JOIN delivery_attempt d ON d.callback_id = c.id
            WHERE c.id >= :first AND (c.id, COALESCE(d.id, 0)) > (:first, :second)
            ORDER BY c.id, COALESCE(d.id, 0)
            LIMIT :limit
            """,
            List.of(
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.PLAIN,
                    Kind.TIME,
                    Kind.PLAIN,
                    Kind.TIME,
                    Kind.PLAIN,
                    Kind.CODE,
                    Kind.PLAIN));

    static AuditQuery of(AuditView view) {
        return switch (view) {
            case REQUESTS -> REQUESTS;
            case LEDGER -> LEDGER;
            case VALIDATIONS -> VALIDATIONS;
            case BALANCES -> BALANCES;
            case DELIVERIES -> DELIVERIES;
        };
    }

    Line line(ResultSet row, int number) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) values.add(text(row, kinds.get(i), i + 3));
        return new Line(row.getLong("first"), row.getLong("second"), List.copyOf(values));
    }

    private static String text(ResultSet row, Kind kind, int column) throws SQLException {
        String value = row.getString(column);
        if (value == null) return "";
        return switch (kind) {
            case PLAIN -> value;
            case MONEY -> new Money(row.getLong(column)).toString();
            case TIME -> Instant.ofEpochMilli(row.getLong(column)).toString();
            case CODE -> value.equals("0") ? "" : value;
            case FLAG -> Boolean.toString(row.getBoolean(column));
            case STATUS -> VerificationStatus.valueOf(value).text();
            case RESULT -> value.toLowerCase(Locale.ROOT).replace('_', '-');
            case REASON -> Reason.valueOf(value).text();
        };
    }
}
