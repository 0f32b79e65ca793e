package io.ringtrue.server.storage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReusedStatementsTest {
    private static final String INSERT = "INSERT INTO t (id, text) VALUES (?, ?)";
    private static final String SELECT = "SELECT text FROM t WHERE id = ?";

    private final List<String> parsed = new ArrayList<>();
    private Connection sqlite;
    private Connection reusing;

    @BeforeEach
    void open() throws SQLException {
        sqlite = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = sqlite.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
        }
        reusing = ReusedStatements.of(counted());
    }

    @AfterEach
    void close() throws SQLException {
        sqlite.close();
    }

    private Connection counted() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) parsed.add((String) arguments[0]);
                    try {
                        return method.invoke(sqlite, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void insert(int id, String text) throws SQLException {
        try (PreparedStatement statement = reusing.prepareStatement(INSERT)) {
            statement.setInt(1, id);
            if (text != null) statement.setString(2, text);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private String text(int id) throws SQLException {
        try (PreparedStatement statement = reusing.prepareStatement(SELECT)) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "none";
            }
        }
    }

    @Test
    void parsesATextOnce() throws SQLException {
        for (int i = 1; i <= 5; i++) insert(i, "text " + i);
        for (int i = 1; i <= 5; i++) assertThat(text(i)).isEqualTo("text " + i);
        assertThat(text(6)).isEqualTo("none");
        assertThat(parsed).containsExactly(INSERT, SELECT);
    }

    @Test
    void keepsNothingThatWasBound() throws SQLException {
        insert(1, "secret");
        insert(2, null);
        assertThat(text(2)).isNull();
    }

    @Test
    void givesNobodyAStatementThatIsInUse() throws SQLException {
        insert(1, "one");
        insert(2, "two");
        try (PreparedStatement outer = reusing.prepareStatement(SELECT)) {
            outer.setInt(1, 1);
            try (ResultSet row = outer.executeQuery()) {
                assertThat(text(2)).isEqualTo("two");
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("one");
            }
        }
        assertThat(text(1)).isEqualTo("one");
    }

    @Test
    void keepsNoStatementThatHasFailed() throws SQLException {
        insert(1, "one");
        assertThatThrownBy(() -> insert(1, "again")).isInstanceOf(SQLException.class);
        insert(2, "two");
        assertThat(text(2)).isEqualTo("two");
        assertThat(parsed).containsExactly(INSERT, INSERT, SELECT);
    }

    @Test
    void closesTheEldestOfMany() throws SQLException {
        insert(1, "one");
        List<PreparedStatement> shown = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            try (PreparedStatement other = reusing.prepareStatement("SELECT " + i)) {
                shown.add(other);
            }
        }
        assertThat(shown.getFirst().isClosed()).isFalse();
        insert(2, "two");
        assertThat(parsed.getLast()).isEqualTo(INSERT);
        assertThat(parsed).hasSize(202);
    }

    /// JDBC: closing what is closed does nothing. Else two users would share one statement.
    @Test
    void aSecondCloseDoesNothing() throws SQLException {
        PreparedStatement first = reusing.prepareStatement(INSERT);
        first.close();
        first.close();
        try (PreparedStatement one = reusing.prepareStatement(INSERT);
                PreparedStatement other = reusing.prepareStatement(INSERT)) {
            one.setInt(1, 1);
            other.setInt(1, 2);
            assertThat(one.executeUpdate() + other.executeUpdate()).isEqualTo(2);
        }
        assertThat(parsed).hasSize(2);
    }
}
