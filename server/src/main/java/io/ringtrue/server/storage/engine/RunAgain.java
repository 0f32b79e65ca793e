package io.ringtrue.server.storage.engine;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which failures of a transaction on PostgreSQL leave nothing behind for certain, so that its unit may run again.
final class RunAgain {
    /// Deadlock, serialization failure, `lock_timeout`, `idle_in_transaction_session_timeout`: the server says that
    /// it has rolled back.
    private static final Set<String> ROLLED_BACK = Set.of("40P01", "40001", "55P03", "25P03");
    /// The server has ended the session, or the connection is gone. Before COMMIT was sent that is a rollback.
    private static final Set<String> SESSION_ENDED = Set.of("57P01", "57P02", "57P03", "57P05", "08003", "08006");

    private RunAgain() {}

    /// @param beforeCommit COMMIT had not been sent
    static boolean mayFollow(Throwable failure, boolean beforeCommit) {
        String state = state(failure);
        return ROLLED_BACK.contains(state) || beforeCommit && SESSION_ENDED.contains(state);
    }

    /// The SQLSTATE of the innermost error that has one; empty without one.
    private static String state(Throwable failure) {
        String state = "";
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) state = sql.getSQLState();
        }
        return state;
    }
}
