package io.ringtrue.server.live;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ringtrue.numbers.Field;
import io.ringtrue.server.api.fakes.SettableClock;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.live.LiveListener.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// Gates as the wiring builds them, on a clock that goes only when told, and a record of what happens.
public final class Gates {
    private static final LiveCache.Bounds BOUNDS =
            new LiveCache.Bounds(1_000, Duration.ofDays(30), Duration.ofHours(24), Duration.ofSeconds(60));

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    public final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();

    private final Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    private final LiveCache cache = new LiveCache(BOUNDS, ticker);
    private Money price = Money.ZERO;
    private Money limit = Money.ZERO;
    private LiveSpendStore spend = new SpendInMemory();
    private int mostAtOnce = 200;
    private Duration timeout = Duration.ofSeconds(5);

    Gates costing(String price, String limit, LiveSpendStore store) {
        this.price = Money.of(price);
        this.limit = Money.of(limit);
        this.spend = store;
        return this;
    }

    Gates atOnce(int most) {
        this.mostAtOnce = most;
        return this;
    }

    public Gates queriesWithin(Duration most) {
        this.timeout = most;
        return this;
    }

    /// A breaker that opens after 3 failures for 30 s.
    public SourceGate to(String name, LiveSource source) {
        return new SourceGate(
                new SourceGate.Terms(
                        name, Set.of(Field.LINE_TYPE, Field.CARRIER), mostAtOnce, timeout, 3, Duration.ofSeconds(30)),
                source,
                new DailySpend(price, limit, spend, clock),
                cache,
                (_, event) -> events.add(event),
                Thread.ofVirtual().factory(),
                clock,
                ticker);
    }

    public long count(Event event) {
        return events.stream().filter(event::equals).count();
    }
}
