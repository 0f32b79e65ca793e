package io.ringtrue.server.verification;

import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The end of a verification: status, charge and callback in one transaction; the hold is released, the
/// PIN deleted.
///
/// @param generation the claim's; for recovery that of the abandoned claim
/// @param charge zero: nothing is entered in the ledger
/// @param timeline what is to be kept of the call's story
/// @param calls what passed on the wire, attempt by attempt; empty when no call was placed, or its node died
public record Finish(
        long id,
        long generation,
        VerificationEnd end,
        Money charge,
        Instant at,
        List<TimelineEvent> timeline,
        List<CallTrace> calls,
        Optional<NewCallback> callback) {
    /// The end of one without a call.
    public Finish(
            long id,
            long generation,
            VerificationEnd end,
            Money charge,
            Instant at,
            List<TimelineEvent> timeline,
            Optional<NewCallback> callback) {
        this(id, generation, end, charge, at, timeline, List.of(), callback);
    }
}
