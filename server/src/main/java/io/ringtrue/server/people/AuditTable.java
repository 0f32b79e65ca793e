package io.ringtrue.server.people;

import java.util.List;
import java.util.OptionalLong;

/// The audit log as a table: what its exports hold.
public final class AuditTable {
    public static final List<String> COLUMNS =
            List.of("id", "at", "who", "from", "account", "deed", "subject", "was", "now");

    private static final int ROWS_OF_A_READ = 500;

    private AuditTable() {}

    /// Takes one row, its cells in the order of [#COLUMNS].
    @FunctionalInterface
    public interface Rows<E extends Exception> {
        void add(List<String> cells) throws E;
    }

    /// All entries that a query lists, newest first, read a few at a time.
    public static <E extends Exception> void write(AuditLog log, AuditQuery query, Rows<E> rows) throws E {
        AuditQuery next = query;
        List<AuditLog.Numbered> read;
        do {
            read = log.list(next, ROWS_OF_A_READ);
            for (AuditLog.Numbered each : read) rows.add(cells(each.id(), each.entry()));
            if (!read.isEmpty()) next = query.before(read.getLast().id());
        } while (read.size() == ROWS_OF_A_READ);
    }

    private static List<String> cells(long id, AuditEntry entry) {
        OptionalLong account = entry.account();
        return List.of(
                Long.toString(id),
                entry.at().toString(),
                entry.who(),
                entry.place(),
                account.isPresent() ? Long.toString(account.getAsLong()) : "",
                entry.deed(),
                entry.subject(),
                entry.was(),
                entry.now());
    }
}
