package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.verification.Pin;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// How a verification stands in its row. SQL that reads one calls the table `v`.
final class VerificationRows {
    static final String COLUMNS =
            "v.id, v.account_id, v.dialect, v.number, v.status, v.reason, v.matched, v.price, v.cost,"
                    + " v.created, v.finished, v.announce_pin, v.brand, v.language, v.language_reason, v.reference,"
                    + " v.callback_url, v.sip_status, v.q850";

    private VerificationRows() {}

    static Verification read(ResultSet row, int number) throws SQLException {
        return new Verification(row.getLong("id"), row.getLong("account_id"), order(row), standing(row));
    }

    private static Verification.Order order(ResultSet row) throws SQLException {
        return new Verification.Order(
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

    /// Rows hold E.164 without its `+`.
    static String number(ResultSet row) throws SQLException {
        return "+" + row.getString("number");
    }

    /// Undoes [#number(ResultSet)].
    static String stored(String e164) {
        return e164.substring(1);
    }

    private static Optional<Boolean> matched(ResultSet row) throws SQLException {
        boolean matched = row.getBoolean("matched");
        return row.wasNull() ? Optional.empty() : Optional.of(matched);
    }

    static byte[] seal(InstallationKey key, long id, Pin pin) {
        return key.seal(pinPurpose(id), pin.digits().getBytes(StandardCharsets.US_ASCII));
    }

    static Pin open(InstallationKey key, long id, byte[] sealed) {
        return new Pin(new String(key.open(pinPurpose(id), sealed), StandardCharsets.US_ASCII));
    }

    private static String pinPurpose(long id) {
        return "pin/" + id;
    }
}
