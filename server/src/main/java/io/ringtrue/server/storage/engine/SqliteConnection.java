package io.ringtrue.server.storage.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// One connection to the file, for one thread at a time, always inside a transaction.
record SqliteConnection(Connection jdbc, JdbcClient sql) implements AutoCloseable {
    private static final List<String> ALWAYS = List.of(
            // An outsider's sqlite3 shell may hold the lock for a moment.
            "PRAGMA busy_timeout = 5000",
            "PRAGMA journal_mode = WAL",
            // Every COMMIT is on the disk before it returns.
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            // A deleted PIN is overwritten, not only forgotten.
            "PRAGMA secure_delete = ON");

    static SqliteConnection forWriting(Path file) {
        return open(file, ALWAYS);
    }

    static SqliteConnection forReading(Path file) {
        List<String> pragmas = new ArrayList<>(ALWAYS);
        pragmas.add("PRAGMA query_only = ON");
        return open(file, pragmas);
    }

    private static SqliteConnection open(Path file, List<String> pragmas) {
        try {
            Connection jdbc = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = jdbc.createStatement()) {
                for (String pragma : pragmas) statement.execute(pragma);
            }
            jdbc.setAutoCommit(false);
            return new SqliteConnection(jdbc, client(jdbc));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("cannot open the database " + file, e);
        }
    }

    private static JdbcClient client(Connection jdbc) {
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(ReusedStatements.of(jdbc), true));
        template.setExceptionTranslator(new SqliteErrors());
        return NamedStatements.client(template);
    }

    @Override
    public void close() {
        try {
            jdbc.close();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("cannot close the database", e);
        }
    }
}
