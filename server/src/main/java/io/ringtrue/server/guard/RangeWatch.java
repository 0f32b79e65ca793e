package io.ringtrue.server.guard;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Pauses ranges whose calls are answered and match no PIN: who pumps calls has them answered, because an
/// answered call pays, and cannot key what is not theirs to know. Every node looks; a range is paused once,
/// for all of them. The calls of one account pause it for that account alone.
public final class RangeWatch {
    private static final System.Logger LOG = System.getLogger(RangeWatch.class.getName());

    /// Counts of two weeks ago need not be dropped at once.
    private static final Duration FORGET = Duration.ofHours(1);

    private final RangeStore store;
    private final WatchRules rules;
    private final Clock clock;
    private Instant forgotten = Instant.EPOCH;

    public RangeWatch(RangeStore store, WatchRules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /// Looks once at all ranges with calls of the last day. The caller repeats it, on one thread.
    public void look() {
        Instant now = clock.instant();
        for (RangeHistory suspect : store.suspects(now, rules.leastAnswered())) {
            rules.judge(suspect, now).stream().filter(store::pause).forEach(RangeWatch::alert);
        }
        if (Duration.between(forgotten, now).abs().compareTo(FORGET) < 0) return;
        store.forget(now);
        forgotten = now;
    }

    private static void alert(PausedRange range) {
        LOG.log(
                WARNING,
                String.format(
                        Locale.ROOT,
                        "calls %sto +%s… are paused until %s: %d of %d answered calls matched their PIN, usual are %.0f %%;"
                                + " \"ringtrue admin guard resume %s\" ends the pause",
                        range.account().isPresent()
                                ? "of account " + range.account().getAsLong() + " "
                                : "",
                        range.prefix(),
                        range.until(),
                        range.evidence().matched(),
                        range.evidence().answered(),
                        100 * range.usual(),
                        range.prefix()));
    }
}
