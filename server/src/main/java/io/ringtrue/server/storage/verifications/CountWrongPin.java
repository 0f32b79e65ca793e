package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that counts the wrong PINs of a call under way; false when they are counted already. One that could not be
/// written in time is counted with the next, or with the end.
record CountWrongPin(long id, long generation, int nth, Instant at, SqlDialect dialect)
        implements Database.Unit<Boolean> {
    private static final String COUNTED = """
            SELECT number, wrong_pins FROM verification
            WHERE id = :id AND generation = :generation AND wrong_pins < :nth
            """;
    private static final String COUNT = """
            UPDATE verification SET wrong_pins = :nth WHERE id = :id
            """;

    private record Counted(String number, int wrongPins) {
        static Counted read(ResultSet row, int number) throws SQLException {
            return new Counted(row.getString("number"), row.getInt("wrong_pins"));
        }
    }

    @Override
    public Boolean run(JdbcClient sql) {
        Optional<Counted> before = sql.sql(COUNTED + dialect.forUpdate())
                .param("id", id)
                .param("generation", generation)
                .param("nth", nth)
                .query(Counted::read)
                .optional();
        before.ifPresent(counted -> {
            WrongPinRow.insert(sql, counted.number(), at, nth - counted.wrongPins());
            sql.sql(COUNT).param("nth", nth).param("id", id).update();
        });
        return before.isPresent();
    }
}
