package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.Optional;

/// A line of a list of verifications.
///
/// @param number E.164 with `+`, or masked
/// @param reason its word beside the final status, such as `wrong-pin`; empty while it is under way
/// @param sipStatus what the carrier said last; 0: nothing
/// @param dialled empty: no call was made
/// @param finished empty while it is under way
/// @param cost charged, in millionths
/// @param held set aside while it is under way, in millionths
public record ListedVerification(
        long id,
        long account,
        String accountName,
        String number,
        Standing standing,
        String reason,
        int sipStatus,
        String reference,
        Instant created,
        Optional<Instant> dialled,
        Optional<Instant> finished,
        long cost,
        long held) {
    public boolean isUnderWay() {
        return standing == Standing.IN_PROGRESS;
    }
}
