package io.ringtrue.server.live;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ringtrue.numbers.Field;
import io.ringtrue.server.live.LiveListener.Event;
import io.ringtrue.server.live.SourceReply.Failed;
import io.ringtrue.server.live.SourceReply.Found;
import io.ringtrue.server.live.SourceReply.NotFound;
import io.ringtrue.server.live.SourceReply.Withheld;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// The way to one source: remembers its answers, lets callers who ask about the same number wait for the same query,
/// and keeps to what the source may bear and cost. A query that outlasts its callers goes on to its own end: it is
/// paid for, and the next caller has its answer.
public final class SourceGate {
    private static final System.Logger LOG = System.getLogger(SourceGate.class.getName());

    private final Terms terms;
    private final LiveSource source;
    private final DailySpend spend;
    private final LiveCache cache;
    private final LiveListener listener;
    private final ThreadFactory threads;
    private final Clock clock;
    private final Breaker breaker;
    private final Semaphore room;
    private final Map<LiveNumber, Flight> flights = new ConcurrentHashMap<>();

    /// @param name as configured; stands in a report's bases
    /// @param tells the fields the source can know
    /// @param mostAtOnce queries under way
    /// @param timeout for one query
    /// @param failures in a row that open the circuit breaker, for `pause`
    public record Terms(
            String name, Set<Field> tells, int mostAtOnce, Duration timeout, int failures, Duration pause) {}

    /// @param threads makes a short-lived thread per query; virtual ones will do
    /// @param clock for the date of an answer
    /// @param ticker for the breaker's pause
    public SourceGate(
            Terms terms,
            LiveSource source,
            DailySpend spend,
            LiveCache cache,
            LiveListener listener,
            ThreadFactory threads,
            Clock clock,
            Ticker ticker) {
        this.terms = terms;
        this.source = source;
        this.spend = spend;
        this.cache = cache;
        this.listener = listener;
        this.threads = threads;
        this.clock = clock;
        this.breaker = new Breaker(terms.failures(), terms.pause(), ticker);
        this.room = new Semaphore(terms.mostAtOnce(), true);
    }

    String name() {
        return terms.name();
    }

    Set<Field> tells() {
        return terms.tells();
    }

    /// Returns within `patience`, whatever the source does.
    SourceReply ask(LiveNumber number, Duration patience) throws InterruptedException {
        Optional<SourceReply> remembered = cache.get(name(), number);
        if (remembered.isPresent()) {
            listener.happened(name(), Event.HIT);
            return remembered.get();
        }
        Optional<SourceReply> reply = flight(number, patience).await(patience);
        if (reply.isEmpty()) listener.happened(name(), Event.TIMEOUT);
        return reply.orElseGet(() -> new Withheld(LiveNote.TIMEOUT));
    }

    private Flight flight(LiveNumber number, Duration patience) {
        Flight mine = new Flight();
        Flight earlier = flights.putIfAbsent(number, mine);
        if (earlier != null) return earlier;
        threads.newThread(() -> fly(number, mine, patience)).start();
        return mine;
    }

    /// Remembers before it lands, and looks once more after it is registered: there is no gap between two flights in
    /// which a third caller would ask again.
    private void fly(LiveNumber number, Flight flight, Duration patience) {
        SourceReply reply = new Failed();
        try {
            Optional<SourceReply> remembered = cache.get(name(), number);
            reply = remembered.isPresent() ? remembered.get() : queryWithRoom(number, patience);
            cache.put(name(), number, reply);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            flights.remove(number);
            flight.land(reply);
        }
    }

    private SourceReply queryWithRoom(LiveNumber number, Duration patience) throws InterruptedException {
        if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return withheld(LiveNote.BUSY, Event.BUSY);
        try {
            return breaker.admits() ? queryIfPaid(number) : withheld(LiveNote.PAUSED, Event.PAUSED);
        } finally {
            room.release();
        }
    }

    private SourceReply queryIfPaid(LiveNumber number) throws InterruptedException {
        boolean covered = false;
        try {
            covered = spend.covers(name());
        } catch (RuntimeException e) {
            LOG.log(WARNING, "live source " + name() + " is not asked: what it costs could not be booked", e);
        }
        if (!covered) {
            breaker.abandoned();
            return withheld(LiveNote.SPENT, Event.SPENT);
        }
        return query(number);
    }

    private SourceReply query(LiveNumber number) throws InterruptedException {
        listener.happened(name(), Event.ASKED);
        boolean over = false;
        try {
            Optional<LiveAnswer> answer = source.ask(number, terms.timeout());
            over = true;
            breaker.succeeded();
            listener.happened(name(), answer.isPresent() ? Event.FOUND : Event.NOT_FOUND);
            return answer.<SourceReply>map(this::found).orElseGet(NotFound::new);
        } catch (IOException e) {
            over = true;
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            over = true;
            LOG.log(ERROR, "live source " + name() + " broke on an answer", e);
            return failed("unexpected answer");
        } finally {
            // Interrupted: it says nothing about the source, and must not keep the next probe from going out.
            if (!over) breaker.abandoned();
        }
    }

    private SourceReply found(LiveAnswer answer) {
        return new Found(answer, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private SourceReply failed(String why) {
        listener.happened(name(), Event.FAILED);
        LOG.log(DEBUG, () -> "live source " + name() + ": " + why);
        if (breaker.failed()) {
            listener.happened(name(), Event.OPENED);
            LOG.log(
                    WARNING,
                    "live source " + name() + " is left alone for "
                            + terms.pause().toSeconds() + " s: " + why);
        }
        return new Failed();
    }

    private SourceReply withheld(LiveNote why, Event event) {
        listener.happened(name(), event);
        return new Withheld(why);
    }
}
