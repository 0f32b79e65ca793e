package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.guard.PausedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Counts in memory what the stores count in tables. Time only goes forward.
final class VirtualGuard {
    /// How often the watchdog looks.
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final Duration DAY = Duration.ofDays(1);

    private final Rules rules;
    private final Map<Counted, Deque<Instant>> counted = new HashMap<>();
    private final Map<String, Integer> active = new HashMap<>();
    private final Map<String, Instant> reported = new HashMap<>();
    private final Map<String, Instant> pausedUntil = new HashMap<>();
    private final Map<String, RangeCalls> ranges = new HashMap<>();
    private final Set<String> unseen = new HashSet<>();
    private final Map<Long, Spending> spending = new HashMap<>();
    private final Queue<Call> calls = new ArrayDeque<>();
    private Instant nextLook = Instant.EPOCH;
    private long charged;

    private record Counted(Limit.Counter counter, String key) {}

    private record Call(Instant end, Attempt attempt, String number, long price) {}

    private static final class Spending {
        private long held;
        private final Deque<Charge> charges = new ArrayDeque<>();

        private record Charge(Instant at, long millionths) {}

        private long lastDay(Instant now) {
            while (!charges.isEmpty() && !charges.getFirst().at().isAfter(now.minus(DAY))) charges.removeFirst();
            return charges.stream().mapToLong(Charge::millionths).sum();
        }
    }

    VirtualGuard(Rules rules) {
        this.rules = rules;
    }

    /// In millionths, of all calls that have ended.
    long charged() {
        return charged;
    }

    /// Ends the calls that are over by then.
    void advance(Instant now) {
        while (!calls.isEmpty() && !calls.element().end().isAfter(now)) {
            Call call = calls.remove();
            look(call.end());
            end(call);
        }
        look(now);
    }

    /// Ends all calls.
    void finish() {
        while (!calls.isEmpty()) end(calls.remove());
    }

    /// @return the limit that refuses it; empty: its call is under way
    Optional<String> admit(Attempt attempt, String number, long price) {
        List<Limit> limits = rules.limits().of(attempt.account(), number, number, attempt.callbackHost());
        Optional<Limit> full =
                limits.stream().filter(limit -> isFull(limit, attempt.at())).findFirst();
        if (full.isPresent()) return full.map(limit -> limit.counter().setting());
        Spending account = spending.computeIfAbsent(attempt.account(), _ -> new Spending());
        long wouldBe = account.held + price;
        if (rules.spendCapMillionths().isPresent()
                && account.lastDay(attempt.at()) + wouldBe
                        > rules.spendCapMillionths().getAsLong()) {
            return Optional.of("spend-cap");
        }
        account.held = wouldBe;
        limits.forEach(limit -> window(limit).addLast(attempt.at()));
        active.merge(number, 1, Integer::sum);
        calls.add(new Call(attempt.at().plus(Rehearsal.CALL), attempt, number, price));
        return Optional.empty();
    }

    private boolean isFull(Limit limit, Instant now) {
        return switch (limit.counter()) {
            case ACTIVE_PER_NUMBER -> active.getOrDefault(limit.key(), 0) >= limit.most();
            case DO_NOT_CALL -> reported.getOrDefault(limit.key(), Instant.MIN).isAfter(now.minus(limit.window()));
            case PAUSED_RANGE ->
                pausedUntil(limit.key()).isAfter(now)
                        || pausedUntil(prefixOf(limit)).isAfter(now);
            case WRONG_PINS_PER_NUMBER -> false; // nobody keys anything wrong in a rehearsal
            case PER_NUMBER, PER_NUMBER_DAY, PER_ACCOUNT, PER_CALLBACK_HOST, PER_PREFIX, PER_DIAL_CODE -> {
                Deque<Instant> window = window(limit);
                Instant begin = now.minus(limit.window());
                while (!window.isEmpty() && !window.getFirst().isAfter(begin)) window.removeFirst();
                yield window.size() >= limit.most();
            }
        };
    }

    private Instant pausedUntil(String key) {
        return pausedUntil.getOrDefault(key, Instant.MIN);
    }

    private static String prefixOf(Limit paused) {
        return paused.key().substring(0, paused.key().indexOf('/'));
    }

    /// A pause for one account as its limit has it; one for everybody by its prefix.
    private static String key(PausedRange range) {
        return range.account().isPresent()
                ? range.prefix() + "/" + range.account().getAsLong()
                : range.prefix();
    }

    private Deque<Instant> window(Limit limit) {
        return counted.computeIfAbsent(new Counted(limit.counter(), limit.key()), _ -> new ArrayDeque<>());
    }

    private void end(Call call) {
        active.merge(call.number(), -1, Integer::sum);
        Spending account = spending.computeIfAbsent(call.attempt().account(), _ -> new Spending());
        account.held -= call.price();
        account.charges.addLast(new Spending.Charge(call.end(), call.price()));
        charged += call.price();
        boolean matched = call.attempt().callee() == Attempt.Callee.MATCHES;
        String prefix = NumberRange.of(call.number()).prefix();
        ranges.computeIfAbsent(prefix, _ -> new RangeCalls()).add(call.attempt().account(), matched, call.end());
        unseen.add(prefix);
        if (call.attempt().callee() == Attempt.Callee.NOT_ME) reported.put(call.number(), call.end());
    }

    /// What the watchdog's looks until then find.
    private void look(Instant now) {
        if (now.isBefore(nextLook)) return;
        nextLook = now.plus(LOOK);
        for (String prefix : unseen) {
            Instant until = pausedUntil(prefix);
            if (!until.isAfter(now)) judge(prefix, until, now);
        }
        unseen.clear();
    }

    private void judge(String prefix, Instant since, Instant now) {
        RangeCalls calls = ranges.computeIfAbsent(prefix, _ -> new RangeCalls());
        rules.watch()
                .judge(calls.history(prefix, since, account -> pausedUntil(prefix + "/" + account), now), now)
                .forEach(range -> pausedUntil.put(key(range), range.until()));
    }
}
