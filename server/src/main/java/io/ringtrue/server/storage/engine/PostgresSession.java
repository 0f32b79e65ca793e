package io.ringtrue.server.storage.engine;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// What holds for each connection to PostgreSQL. A node that is frozen in the middle of a transaction must not keep
/// the others from its rows: the server ends that transaction, and the unit runs again if the node comes back.
///
/// What the URL says (`options=-c lock_timeout=1s`, `socketTimeout=60`) goes first; so does what an operator set for
/// the role or the database.
final class PostgresSession {
    /// A server that cannot be reached by then is taken for away.
    static final Duration CONNECT = Duration.ofSeconds(5);
    /// A request does not wait longer for a connection: it is refused rather than answered too late.
    static final Duration AWAIT_CONNECTION = Duration.ofSeconds(3);
    /// Longer than `statement_timeout`: a server that has vanished without a word is noticed by then.
    static final Duration SILENCE = Duration.ofSeconds(12);

    /// `idle_in_transaction_session_timeout`: the locks of a frozen node are free by then; a pause of our own that
    /// takes longer costs a repetition. `lock_timeout`: longer than that, so that whoever waits for a frozen node
    /// gets the lock. `statement_timeout`: longer than any unit takes. The keep-alives end the connection of a
    /// machine that has vanished after 5 + 3 · 2 s.
    private static final String SET = """
            SELECT set_config(s.name, wanted.value, FALSE)
            FROM (VALUES
                ('idle_in_transaction_session_timeout', '1500'),
                ('lock_timeout', '3000'),
                ('statement_timeout', '10000'),
                ('tcp_keepalives_idle', '5'),
                ('tcp_keepalives_interval', '2'),
                ('tcp_keepalives_count', '3'),
                ('tcp_user_timeout', '11000')) AS wanted (name, value)
            JOIN pg_settings s ON s.name = wanted.name
            WHERE s.source NOT IN ('client', 'user', 'database', 'database user')
            """;

    /// An error's detail repeats the values of the row, and errors are logged.
    private static final Map<String, String> PROPERTIES = Map.of(
            "connectTimeout",
            Long.toString(CONNECT.toSeconds()),
            "socketTimeout",
            Long.toString(SILENCE.toSeconds()),
            "tcpKeepAlive",
            "true",
            "logServerErrorDetail",
            "false");

    /// A migration may take as long as it needs, but waits only so long for a table that a running node uses.
    static final String FOR_MIGRATIONS = """
            SET statement_timeout = 0;
            SET idle_in_transaction_session_timeout = 0;
            SET lock_timeout = '60s'
            """;

    /// What [Database#readLong] may take: sums over all that a large account has ever done. This also goes before what
    /// an operator has set: their limit is meant for requests.
    private static final Duration LONG = Duration.ofMinutes(10);

    /// Longer than [#LONG], as [#SILENCE] is longer than `statement_timeout`.
    static final Duration LONG_SILENCE = LONG.plusSeconds(2);

    private static final String PATIENT = """
            SELECT set_config('statement_timeout', :millis, TRUE)
            """;

    private PostgresSession() {}

    /// The same unit with time to read, in this transaction alone.
    static <T> Database.Unit<T> patient(Database.Unit<T> unit) {
        return sql -> {
            sql.sql(PATIENT)
                    .param("millis", Long.toString(LONG.toMillis()))
                    .query(String.class)
                    .single();
            return unit.run(sql);
        };
    }

    static void configure(HikariConfig config) {
        config.setConnectionTimeout(AWAIT_CONNECTION.toMillis());
        config.setValidationTimeout(AWAIT_CONNECTION.toMillis() / 2);
        config.setConnectionInitSql(SET);
        PROPERTIES.forEach(config::addDataSourceProperty);
    }

    /// A connection outside the pools, in auto-commit.
    static Connection single(StorageSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(PROPERTIES);
        if (!settings.username().isEmpty()) {
            properties.setProperty("user", settings.username());
            properties.setProperty("password", settings.password());
        }
        return DriverManager.getConnection(settings.url(), properties);
    }
}
