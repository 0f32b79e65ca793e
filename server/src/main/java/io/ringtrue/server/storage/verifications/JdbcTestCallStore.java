package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.TestCallStore;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Calls on trial in a table, counted where verifications of their number are.
public final class JdbcTestCallStore implements TestCallStore {
    private final Database database;

    public JdbcTestCallStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Limit> count(String number, List<Limit> limits, Instant at) {
        List<Counting> countings =
                limits.stream().map(limit -> new Counting(limit, at)).toList();
        return database.write(sql -> {
            lock(sql, countings);
            Optional<Limit> full = full(sql, countings);
            if (full.isEmpty()) count(sql, number, countings, at);
            return full;
        });
    }

    /// What the admissions of the number lock, so that no two of all these pass on the same count.
    private void lock(JdbcClient sql, List<Counting> countings) {
        TreeSet<String> names = new TreeSet<>();
        countings.forEach(counting -> counting.contested().ifPresent(names::add));
        database.dialect().lock(sql, names);
    }

    private static Optional<Limit> full(JdbcClient sql, List<Counting> countings) {
        return countings.stream()
                .filter(counting -> LimitCount.retryAfter(sql, counting).isPresent())
                .map(Counting::limit)
                .findFirst();
    }

    private static void count(JdbcClient sql, String number, List<Counting> countings, Instant at) {
        TestCallRow.insert(sql, number, at);
        countings.stream()
                .filter(counting -> counting.way() == Counting.Way.SLOTS)
                .forEach(counting -> LimitCountRow.add(sql, counting));
    }
}
