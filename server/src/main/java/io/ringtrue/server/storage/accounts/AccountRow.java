package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// A row of `account`. SQL that reads one calls the table `a`. Its balance and what is held change only in the
/// statements of the units that move money.
final class AccountRow {
    /// What [#read] needs.
    static final String COLUMNS = """
            a.id, a.name, a.company, a.announce_pin, a.callback_url, a.callback_url_type, a.progress_callbacks,
            a.language, a.spend_cap, a.balance_alert, a.get_places_calls, a.default_calling_code, a.strict_numbers,
            a.validation_price, a.preflight_url, a.preflight_allows, a.active, a.created""";

    private static final String INSERT = """
            INSERT INTO account (name, company, announce_pin, callback_url, callback_url_type, progress_callbacks,
                language, spend_cap, balance_alert, get_places_calls, default_calling_code, strict_numbers,
                validation_price, preflight_url, preflight_allows, active, created)
            VALUES (:name, :company, :announce_pin, :callback_url, :callback_url_type, :progress_callbacks,
                :language, :spend_cap, :balance_alert, :get_places_calls, :default_calling_code, :strict_numbers,
                :validation_price, :preflight_url, :preflight_allows, :active, :created)
            RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE account
            SET name = :name, company = :company, announce_pin = :announce_pin, callback_url = :callback_url,
                callback_url_type = :callback_url_type, progress_callbacks = :progress_callbacks,
                language = :language, spend_cap = :spend_cap, balance_alert = :balance_alert,
                get_places_calls = :get_places_calls,
                default_calling_code = :default_calling_code, strict_numbers = :strict_numbers,
                validation_price = :validation_price, preflight_url = :preflight_url,
                preflight_allows = :preflight_allows, active = :active
            WHERE id = :id
            """;

    private AccountRow() {}

    /// Of an active account without money.
    ///
    /// @return its id
    static long insert(JdbcClient sql, String name, String company, AccountSettings settings, Instant at) {
        return bind(sql.sql(INSERT), name, company, settings, true)
                .param("created", at.toEpochMilli())
                .query(Long.class)
                .single();
    }

    static void update(JdbcClient sql, long id, String name, String company, AccountSettings settings, boolean active) {
        bind(sql.sql(UPDATE), name, company, settings, active).param("id", id).update();
    }

    private static StatementSpec bind(
            StatementSpec statement, String name, String company, AccountSettings settings, boolean active) {
        return statement
                .param("name", name)
                .param("company", company)
                .param("announce_pin", settings.announcePin())
                .param("callback_url", settings.callbackUrl().orElse(null))
                .param("callback_url_type", settings.callbackScheme())
                .param("progress_callbacks", settings.progressCallbacks())
                .param("language", settings.language().orElse(null))
                .param("spend_cap", Columns.nullable(settings.spendCapMillionths()))
                .param("balance_alert", Columns.nullable(settings.balanceAlertMillionths()))
                .param("get_places_calls", settings.callsByGet())
                .param("default_calling_code", settings.validation().defaultCallingCode())
                .param("strict_numbers", settings.validation().strictNumbers())
                .param(
                        "validation_price",
                        Columns.nullable(settings.validation().priceMillionths()))
                .param("preflight_url", settings.preflight().url().orElse(null))
                .param("preflight_allows", settings.preflight().allowOnFailure())
                .param("active", active);
    }

    static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                row.getString("company"),
                settings(row),
                row.getBoolean("active"),
                Columns.instant(row, "created"));
    }

    private static AccountSettings settings(ResultSet row) throws SQLException {
        return new AccountSettings(
                row.getBoolean("announce_pin"),
                Columns.optionalText(row, "callback_url"),
                row.getString("callback_url_type"),
                row.getBoolean("progress_callbacks"),
                // Earlier versions took any text, which no voice speaks.
                Columns.optionalText(row, "language").filter(AccountSettings::isLanguage),
                Columns.optionalLong(row, "spend_cap"),
                Columns.optionalLong(row, "balance_alert"),
                row.getBoolean("get_places_calls"),
                new AccountSettings.Validation(
                        row.getInt("default_calling_code"),
                        row.getBoolean("strict_numbers"),
                        Columns.optionalLong(row, "validation_price")),
                new AccountSettings.Preflight(
                        Columns.optionalText(row, "preflight_url"), row.getBoolean("preflight_allows")));
    }
}
