package io.ringtrue.server.storage.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements with `:names`, each parsed once in the life of the process. Spring parses a statement once for each
/// client, and each of PostgreSQL's transactions has a client of its own; it also puts the `?` in anew at each run.
final class NamedStatements extends NamedParameterJdbcTemplate {
    /// As many as the source has statements, and one for each choice of criteria of a search.
    private static final Map<String, Kept> KEPT = new ConcurrentHashMap<>();

    private NamedStatements(JdbcOperations below) {
        super(below);
    }

    static JdbcClient client(JdbcTemplate below) {
        return JdbcClient.create(new NamedStatements(below));
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource values, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return KEPT.computeIfAbsent(sql, Kept::of).with(values);
    }

    /// @param withPlaces a `?` for each name; no statement has a list for a parameter
    private record Kept(ParsedSql parsed, String withPlaces) {
        static Kept of(String sql) {
            ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
            return new Kept(parsed, NamedParameterUtils.substituteNamedParameters(parsed, null));
        }

        Bound with(SqlParameterSource values) {
            return new Bound(withPlaces, NamedParameterUtils.buildValueArray(parsed, values, null));
        }
    }

    private record Bound(String getSql, Object[] values) implements PreparedStatementCreator, SqlProvider {
        @Override
        public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(getSql);
            try {
                new ArgumentPreparedStatementSetter(values).setValues(statement);
                return statement;
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
        }
    }
}
