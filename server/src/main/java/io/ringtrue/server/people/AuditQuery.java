package io.ringtrue.server.people;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which entries of the audit log to list.
///
/// @param account empty: those of all accounts and of the installation
/// @param who a person's address, exactly; empty: everybody
/// @param deed exactly; empty: all
/// @param from inclusive
/// @param to exclusive
/// @param before only entries that stand after the one with this id in the list; `Long.MAX_VALUE` to begin
public record AuditQuery(
        OptionalLong account, String who, String deed, Optional<Instant> from, Optional<Instant> to, long before) {
    /// The newest of an account, or of everything.
    public static AuditQuery of(OptionalLong account) {
        return new AuditQuery(account, "", "", Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }

    /// The same entries, from an older one on.
    public AuditQuery before(long id) {
        return new AuditQuery(account, who, deed, from, to, id);
    }
}
