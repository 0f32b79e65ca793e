package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `second_factor`: a key that is sealed for its person alone.
record SecondFactorRow(byte[] secret, boolean confirmed) {
    private static final String FIND = """
            SELECT secret, confirmed FROM second_factor WHERE person_id = :person_id
            """;
    private static final String BEGIN = """
            INSERT INTO second_factor (person_id, secret, confirmed, last_step, created)
            VALUES (:person_id, :secret, :confirmed, 0, :created)
            ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, created = excluded.created
            WHERE NOT second_factor.confirmed
            """;
    private static final String TURN_ON = """
            UPDATE second_factor SET confirmed = :confirmed, last_step = :step
            WHERE person_id = :person_id AND NOT confirmed
            """;
    private static final String USE_STEP = """
            UPDATE second_factor SET last_step = :step
            WHERE person_id = :person_id AND confirmed AND last_step < :step
            """;
    private static final String DELETE = """
            DELETE FROM second_factor WHERE person_id = :person_id RETURNING confirmed
            """;

    static Optional<SecondFactorRow> find(JdbcClient sql, long personId) {
        return sql.sql(FIND)
                .param("person_id", personId)
                .query(SecondFactorRow::read)
                .optional();
    }

    private static SecondFactorRow read(ResultSet row, int number) throws SQLException {
        return new SecondFactorRow(row.getBytes("secret"), row.getBoolean("confirmed"));
    }

    Secret open(InstallationKey key, long personId) {
        return new Secret(new String(key.open(purpose(personId), secret), StandardCharsets.UTF_8));
    }

    static byte[] sealed(InstallationKey key, long personId, Secret secret) {
        return key.seal(purpose(personId), secret.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String purpose(long personId) {
        return "second factor " + personId;
    }

    static void begin(JdbcClient sql, long personId, byte[] sealed, Instant at) {
        sql.sql(BEGIN)
                .param("person_id", personId)
                .param("secret", sealed)
                .param("confirmed", false)
                .param("created", at.toEpochMilli())
                .update();
    }

    static boolean turnOn(JdbcClient sql, long personId, long step) {
        return sql.sql(TURN_ON)
                        .param("confirmed", true)
                        .param("step", step)
                        .param("person_id", personId)
                        .update()
                == 1;
    }

    static boolean useStep(JdbcClient sql, long personId, long step) {
        return sql.sql(USE_STEP)
                        .param("step", step)
                        .param("person_id", personId)
                        .update()
                == 1;
    }

    /// @return whether it was on
    static boolean delete(JdbcClient sql, long personId) {
        return sql.sql(DELETE)
                .param("person_id", personId)
                .query((row, number) -> row.getBoolean("confirmed"))
                .optional()
                .orElse(false);
    }
}
