package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.VerificationReports.Charge;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known about one verification.
///
/// @param calls what passed on the wire, attempt by attempt; empty before the end
/// @param charge empty: nothing was charged so far
public record Story(
        ListedVerification line,
        Verification verification,
        List<TimelineEvent> timeline,
        List<CallTrace> calls,
        List<Callback> callbacks,
        Optional<Charge> charge) {
    /// @param at an instant of it, from the request on
    Duration after(Instant at) {
        return Duration.between(verification.order().created(), at);
    }

    /// The attempt that was answered with a voice; else the last one.
    Optional<CallTrace> call() {
        return calls.stream()
                .filter(trace -> trace.media().isPresent())
                .reduce((_, later) -> later)
                .or(() -> calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast()));
    }

    boolean waitsForCallbacks() {
        return callbacks.stream().anyMatch(callback -> callback.state() == Callback.State.DUE);
    }
}
