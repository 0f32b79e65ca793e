package io.ringtrue.server.storage.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// One connection before all others, so that a start without its database fails with the name of the setting.
public final class ConnectionCheck {
    private static final String SETTING = "ringtrue.database.url: ";

    private ConnectionCheck() {}

    /// @throws IllegalStateException when the file cannot be opened, or is no database
    public static void withSqlite(StorageSettings settings) {
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            // Opening alone does not look into the file.
            statement.execute("PRAGMA schema_version");
            // A file that may only be read is refused here, and not by the first request.
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE may_be_written (id INTEGER)");
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw new IllegalStateException(SETTING + "cannot open " + settings.url() + ": " + e.getMessage(), e);
        }
    }

    /// @throws IllegalStateException when the server does not let us in; the message has no credentials
    public static void withPostgres(StorageSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(PostgresSession.CONNECT.toSeconds()));
        if (!settings.username().isEmpty()) {
            properties.setProperty("user", settings.username());
            properties.setProperty("password", settings.password());
        }
        try (Connection connection = DriverManager.getConnection(settings.url(), properties)) {
            if (isReadOnly(connection)) {
                throw new IllegalStateException(SETTING + withoutCredentials(settings.url())
                        + " may only be read: it is a standby, or default_transaction_read_only is on");
            }
        } catch (SQLException e) {
            throw unreachable(settings.url(), e);
        }
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW transaction_read_only")) {
            return answer.next() && answer.getString(1).equals("on");
        }
    }

    /// Its cause stays behind: a driver that cannot read a URL repeats it whole, with the password in it.
    private static IllegalStateException unreachable(String url, SQLException e) {
        String place = withoutCredentials(url);
        String why = String.valueOf(e.getMessage()).replace(url, place);
        return new IllegalStateException(SETTING + "cannot reach " + place + ": " + why);
    }

    private static String withoutCredentials(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
    }
}
