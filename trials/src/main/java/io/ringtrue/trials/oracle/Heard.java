package io.ringtrue.trials.oracle;

import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One INVITE as the telephone network saw it, however often it was sent.
///
/// @param node the server's node that dialled: each has a trunk of its own
/// @param moments what happened, in order
/// @param keys everything pressed in this call
public record Heard(String number, int node, List<Moment> moments, String keys) {
    /// One event of a call.
    public record Moment(Instant at, Kind kind) {}

    public boolean rang() {
        return at(Kind.RINGING).isPresent();
    }

    public Instant invited() {
        return moments.getFirst().at();
    }

    /// When a key was pressed last; empty: none was.
    public Optional<Instant> lastKey() {
        return moments.reversed().stream()
                .filter(moment -> moment.kind() == Kind.KEY)
                .map(Moment::at)
                .findFirst();
    }

    /// When the call ended; empty: it has not.
    public Optional<Instant> over() {
        return moments.stream()
                .filter(moment -> new PhoneEvent(moment.kind(), "").isLast())
                .map(Moment::at)
                .findFirst();
    }

    /// When it happened first; empty: never.
    public Optional<Instant> at(Kind kind) {
        return moments.stream()
                .filter(moment -> moment.kind() == kind)
                .map(Moment::at)
                .findFirst();
    }

    @Override
    public String toString() {
        return "Heard[" + number + ", node " + node + ", " + moments + "]";
    }
}
