package io.ringtrue.server.people;

import java.util.List;
import java.util.OptionalLong;

/// Keeps who changed what: the port that `storage` implements. Nothing is ever changed or taken out.
public interface AuditLog {
    /// Durable when it returns.
    void add(AuditEntry entry);

    /// Newest first.
    ///
    /// @param account empty: the whole installation's
    /// @param before only entries with a smaller id; `Long.MAX_VALUE` to begin
    List<Numbered> list(OptionalLong account, long before, int limit);

    record Numbered(long id, AuditEntry entry) {}
}
