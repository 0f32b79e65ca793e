package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which verifications a list shows. Empty criteria match all.
///
/// @param account empty: of all accounts
/// @param from the first instant
/// @param to the first instant after
public record VerificationFilter(
        OptionalLong account,
        Optional<Sought> sought,
        Optional<Standing> standing,
        Optional<Instant> from,
        Optional<Instant> to) {
    /// The same for all standings.
    public VerificationFilter ofAnyStanding() {
        return new VerificationFilter(account, sought, Optional.empty(), from, to);
    }
}
