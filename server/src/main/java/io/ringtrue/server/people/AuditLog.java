package io.ringtrue.server.people;

import java.util.List;
import java.util.OptionalLong;

/// Keeps who changed what: the port that `storage` implements. Nothing is ever changed or taken out.
public interface AuditLog {
    /// Durable when it returns.
    void add(AuditEntry entry);

    /// Newest first, by time and then by id.
    List<Numbered> list(AuditQuery query, int limit);

    /// Each deed that stands in the log, in order.
    ///
    /// @param account empty: of all accounts and of the installation
    List<String> deeds(OptionalLong account);

    record Numbered(long id, AuditEntry entry) {}
}
