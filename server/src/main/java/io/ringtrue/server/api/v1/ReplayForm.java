package io.ringtrue.server.api.v1;

import io.ringtrue.server.callbacks.CallbackStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which dead callbacks to deliver again.
///
/// @param from RFC 3339: those created then or later; must be given
/// @param to RFC 3339: those created before; absent: until now
/// @param limit at most so many, 1 to 1,000; absent: 1,000
public record ReplayForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer limit) {
    /// One transaction changes them all.
    private static final int MOST = 1_000;

    /// @param replayed how many are due again
    /// @param more whether there may be more of them: send the same request again
    public record Replayed(int replayed, boolean more) {}

    /// What the form says, when all of it is right.
    ///
    /// @param to empty: until now
    public record Span(Instant from, Optional<Instant> to, int most) {
        public Replayed replay(CallbackStore callbacks, long accountId, Instant now) {
            int replayed = callbacks.replayDead(accountId, from, to.orElse(now), most, now);
            return new Replayed(replayed, replayed == most);
        }
    }

    /// @throws io.ringtrue.server.http.ProblemException 422 naming each member that is wrong
    public Span read() {
        Checks checks = new Checks();
        checks.require(from != null, "from", "must be given");
        Optional<Instant> begin = checks.read("from", from, ReplayForm::instant);
        Optional<Instant> end = checks.read("to", to, ReplayForm::instant);
        checks.require(limit == null || (limit >= 1 && limit <= MOST), "limit", "must be 1 to " + MOST);
        checks.done();
        return new Span(begin.orElseThrow(), end, limit == null ? MOST : limit);
    }

    private static Instant instant(String text) {
        try {
            // To the millisecond, as times are stored; years that have none are refused.
            return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException _) {
            throw new IllegalArgumentException("must be a time such as 2026-03-01T12:00:00Z");
        }
    }
}
