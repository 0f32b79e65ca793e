package io.ringtrue.server.storage.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells SQLite's errors apart, which have no SQLSTATE.
final class SqliteErrors implements SQLExceptionTranslator {
    private static final int PRIMARY_CODE = 0xFF;

    @Override
    public DataAccessException translate(String task, @Nullable String sql, SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID) {
                return new DuplicateKeyException(task, e);
            }
            if ((code.code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                return new DataIntegrityViolationException(task, e);
            }
        }
        return new UncategorizedSQLException(task, sql, e);
    }
}
