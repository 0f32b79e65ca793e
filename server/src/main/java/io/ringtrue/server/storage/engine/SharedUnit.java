package io.ringtrue.server.storage.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A unit of work that costs many callers together little more than one of them. Two equal units are the same
/// kind, and items of one kind that wait at the same time share one run.
///
/// @param <T> what one caller brings
/// @param <R> what that caller gets
public interface SharedUnit<T, R> {
    /// Runs inside one transaction for everything in the batch. It may be run more than once, so it changes
    /// nothing but the database. When it throws, it has failed for every caller in the batch.
    ///
    /// @param batch 1 to [#mostTogether()] items, in the order in which they came
    /// @return an answer for each item, in the same order
    List<R> run(JdbcClient sql, List<T> batch);

    /// How many items may share one run; at least 1.
    int mostTogether();

    /// Whether a run changes the database by one statement only, which is then a transaction by itself.
    default boolean isOneStatement() {
        return false;
    }
}
