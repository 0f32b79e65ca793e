package io.ringtrue.server.verification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which verifications to list, newest first. Empty criteria match all.
///
/// @param account empty: of all accounts, for the operator
/// @param number E.164 with `+`
/// @param numberEnd the last digits of the number, at least [#SHORTEST_END] of them
/// @param from inclusive
/// @param to exclusive
/// @param cursor from the last item of the page before, opaque to callers; empty to begin
public record VerificationQuery(
        OptionalLong account,
        Optional<String> number,
        Optional<String> numberEnd,
        Optional<VerificationStatus> status,
        Optional<String> reference,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Cursor> cursor,
        int limit) {
    /// Fewer digits would find thousands.
    public static final int SHORTEST_END = 4;

    /// Where a page ended: ids are random, so time and id together order the list.
    public record Cursor(Instant created, long id) {}
}
