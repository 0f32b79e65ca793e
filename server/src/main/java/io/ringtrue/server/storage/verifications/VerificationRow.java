package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.verifications.AdmitTogether.Asked;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admission.Idempotency;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.request.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/// A row of `verification`. SQL that reads one calls the table `v`.
final class VerificationRow {
    /// What [#read] needs.
    static final String COLUMNS = """
            v.id, v.account_id, v.mode, v.dialect, v.number, v.status, v.reason, v.matched, v.price, v.cost, v.created,
            v.finished, v.announce_pin, v.brand, v.language, v.language_reason, v.reference, v.callback_url,
            v.sip_status, v.q850""";

    private static final String INSERT = """
            INSERT INTO verification (id, account_id, mode, dialect, number, status, reason, matched, price, cost, hold,
                created, finished, announce_pin, brand, language, language_reason, reference, callback_url,
                callback_host, sip_status, q850, pin, pin_life, idempotency_key, fingerprint)
            VALUES (:id, :account_id, :mode, :dialect, :number, :status, :reason, :matched, :price, :cost, :hold,
                :created, :finished, :announce_pin, :brand, :language, :language_reason, :reference, :callback_url,
                :callback_host, :sip_status, :q850, :pin, :pin_life, :idempotency_key, :fingerprint)
            """;

    /// Admissions, as [#bindGiven] binds them; place: from 1.
    static final String GIVEN = """
            SELECT * FROM unnest(:id, :account_id, :mode, :dialect, :number, :price, :created, :announce_pin, :brand,
                :language, :language_reason, :reference, :callback_url, :callback_host, :pin, :pin_life,
                :idempotency_key, :fingerprint, :spend_cap) WITH ORDINALITY
                AS g (id, account_id, mode, dialect, number, price, created, announce_pin, brand,
                language, language_reason, reference, callback_url, callback_host, pin, pin_life,
                idempotency_key, fingerprint, spend_cap, place)""";

    /// Writes the rows of [#GIVEN] that are called `stored`, each paid or not.
    static final String INSERT_STORED = """
            INSERT INTO verification (id, account_id, mode, dialect, number, status, reason, matched, price, cost, hold,
                created, finished, announce_pin, brand, language, language_reason, reference, callback_url,
                callback_host, sip_status, q850, pin, pin_life, idempotency_key, fingerprint)
            SELECT id, account_id, mode, dialect, number, CASE WHEN paid THEN :queued_status ELSE :unpaid_status END,
                CASE WHEN NOT paid THEN :unpaid_reason END, CASE WHEN NOT paid AND mode = 'REVERSE' THEN FALSE END,
                price, 0, CASE WHEN paid THEN price ELSE 0 END,
                created, CASE WHEN NOT paid THEN created END, announce_pin, brand, language, language_reason,
                reference, callback_url, callback_host, 0, 0, CASE WHEN paid THEN pin END, pin_life,
                idempotency_key, fingerprint
            FROM stored""";

    private VerificationRow() {}

    /// Binds what [#GIVEN] and [#INSERT_STORED] need.
    static void bindGiven(StatementSpec statement, List<Asked> batch) {
        List<Admission> admissions = batch.stream().map(Asked::admission).toList();
        List<Verification> rows =
                admissions.stream().map(Admission::verification).toList();
        bindOrders(statement, rows.stream().map(Verification::order).toList());
        statement
                .param("id", Columns.array("int8", rows, Verification::id))
                .param("account_id", Columns.array("int8", rows, Verification::accountId))
                .param("callback_host", texts(admissions, Admission::callbackHost))
                .param("pin", Columns.byteArrays(batch, Asked::sealed))
                .param("pin_life", millis(admissions, Admission::pinLife))
                .param("idempotency_key", texts(admissions, one -> given(one, Idempotency::key)))
                .param("fingerprint", texts(admissions, one -> given(one, Idempotency::fingerprint)))
                .param("spend_cap", Columns.array("int8", admissions, VerificationRow::spendCap))
                .param("queued_status", VerificationStatus.QUEUED.name())
                .param("unpaid_status", VerificationEnd.UNPAID.status().name())
                .param("unpaid_reason", VerificationEnd.UNPAID.reason().name());
    }

    private static void bindOrders(StatementSpec statement, List<Verification.Order> orders) {
        List<Verification.Wording> wordings =
                orders.stream().map(Verification.Order::wording).toList();
        statement
                .param("mode", texts(orders, order -> order.mode().name()))
                .param("dialect", texts(orders, Verification.Order::dialect))
                .param("number", texts(orders, order -> stored(order.number())))
                .param(
                        "price",
                        Columns.array("int8", orders, order -> order.price().millionths()))
                .param("created", millis(orders, Verification.Order::created))
                .param("announce_pin", Columns.array("bool", wordings, Verification.Wording::announcePin))
                .param("brand", texts(wordings, Verification.Wording::brand))
                .param("language", texts(wordings, Verification.Wording::language))
                .param("language_reason", texts(wordings, Verification.Wording::languageReason))
                .param("reference", texts(orders, Verification.Order::reference))
                .param(
                        "callback_url",
                        texts(orders, order -> order.callbackUrl().orElse(null)));
    }

    private static <T> SqlArrayValue texts(List<T> rows, Function<T, @Nullable String> column) {
        return Columns.array("text", rows, column);
    }

    private static <T> SqlArrayValue millis(List<T> rows, Function<T, Instant> column) {
        return Columns.array("int8", rows, row -> column.apply(row).toEpochMilli());
    }

    private static @Nullable String given(Admission admission, Function<Idempotency, String> part) {
        return admission.idempotency().map(part).orElse(null);
    }

    private static @Nullable Long spendCap(Admission admission) {
        return Columns.nullable(admission.spendCapMillionths());
    }

    /// @param verification the admission's, as it stands now
    /// @param sealed what is asked or said; null once it has ended
    /// @throws org.springframework.dao.DuplicateKeyException when the id is another's
    static void insert(
            JdbcClient sql, Verification verification, Admission admission, Money hold, byte @Nullable [] sealed) {
        Verification.Order order = verification.order();
        Verification.Standing standing = verification.standing();
        sql.sql(INSERT)
                .param("id", verification.id())
                .param("account_id", verification.accountId())
                .param("mode", order.mode().name())
                .param("dialect", order.dialect())
                .param("number", stored(order.number()))
                .param("status", standing.status().name())
                .param("reason", standing.reason().map(Reason::name).orElse(null))
                .param("matched", standing.matched().orElse(null))
                .param("price", order.price().millionths())
                .param("cost", standing.cost().millionths())
                .param("hold", hold.millionths())
                .param("created", order.created().toEpochMilli())
                .param("finished", Columns.millis(standing.finished()))
                .param("announce_pin", order.wording().announcePin())
                .param("brand", order.wording().brand())
                .param("language", order.wording().language())
                .param("language_reason", order.wording().languageReason())
                .param("reference", order.reference())
                .param("callback_url", order.callbackUrl().orElse(null))
                .param("callback_host", admission.callbackHost())
                .param("sip_status", standing.sipStatus())
                .param("q850", standing.q850())
                .param("pin", sealed)
                .param("pin_life", admission.pinLife().toEpochMilli())
                .param(
                        "idempotency_key",
                        admission.idempotency().map(Idempotency::key).orElse(null))
                .param(
                        "fingerprint",
                        admission.idempotency().map(Idempotency::fingerprint).orElse(null))
                .update();
    }

    static Verification read(ResultSet row, int number) throws SQLException {
        return new Verification(row.getLong("id"), row.getLong("account_id"), order(row), standing(row));
    }

    private static Verification.Order order(ResultSet row) throws SQLException {
        return new Verification.Order(
                Mode.valueOf(row.getString("mode")),
                row.getString("dialect"),
                number(row),
                Columns.money(row, "price"),
                Columns.instant(row, "created"),
                new Verification.Wording(
                        row.getBoolean("announce_pin"),
                        row.getString("brand"),
                        row.getString("language"),
                        row.getString("language_reason")),
                row.getString("reference"),
                Columns.optionalText(row, "callback_url"));
    }

    private static Verification.Standing standing(ResultSet row) throws SQLException {
        return new Verification.Standing(
                VerificationStatus.valueOf(row.getString("status")),
                Columns.optionalText(row, "reason").map(Reason::valueOf),
                matched(row),
                Columns.money(row, "cost"),
                Columns.optionalInstant(row, "finished"),
                row.getInt("sip_status"),
                row.getInt("q850"));
    }

    private static Optional<Boolean> matched(ResultSet row) throws SQLException {
        boolean matched = row.getBoolean("matched");
        return row.wasNull() ? Optional.empty() : Optional.of(matched);
    }

    /// Rows hold E.164 without its `+`.
    static String number(ResultSet row) throws SQLException {
        return "+" + row.getString("number");
    }

    /// Undoes [#number(ResultSet)].
    static String stored(String e164) {
        return e164.substring(1);
    }
}
