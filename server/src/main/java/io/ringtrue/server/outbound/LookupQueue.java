package io.ringtrue.server.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides which look-up begins next, so that nobody's dead names stop the names of the others. A look-up that hangs
/// cannot be ended, so it must not have begun in too large a number:
///
/// - no asker has more under way than its share;
/// - a name that did not answer lately, and every unknown name of an asker who gave one, goes through the *slow lane*,
///   where each asker has fewer, and all together have a quarter. A name that resolved lately never does.
///
/// Not for two threads at once: [SystemResolver] locks it.
final class LookupQueue {
    /// As many names and askers as are remembered, of each kind.
    private static final int REMEMBERED = 10_000;

    private final Shares shares;
    private final Deque<Lookup> waiting = new ArrayDeque<>();
    private final Map<String, Use> askers = new HashMap<>();
    private final Cache<String, Boolean> silent;
    private final Cache<String, Boolean> sound;
    private final Use all = new Use();
    private int hanging;

    /// How many look-ups may be under way at once, those included that hang.
    ///
    /// @param total on this node
    /// @param perAsker of one asker
    /// @param slow in the slow lane, of all askers
    /// @param slowPerAsker in the slow lane, of one asker
    /// @param patience how long a look-up may take before its asker gives up
    /// @param memory how long it is remembered that a name did, or did not, answer
    record Shares(int total, int perAsker, int slow, int slowPerAsker, Duration patience, Duration memory) {
        /// 64 threads that wait cost some 6 MB. A name server that lives answers within 5 s, or its client asks again.
        static final Shares STANDARD = new Shares(64, 4, 16, 2, Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    private static final class Use {
        private int quick;
        private int slow;

        private int both() {
            return quick + slow;
        }
    }

    LookupQueue(Shares shares, Ticker ticker) {
        this.shares = shares;
        this.silent = memory(shares, ticker);
        this.sound = memory(shares, ticker);
    }

    private static Cache<String, Boolean> memory(Shares shares, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(shares.memory())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    Shares shares() {
        return shares;
    }

    void add(Lookup lookup) {
        lookup.chooseLane(isDoubtful(lookup));
        waiting.addLast(lookup);
    }

    private boolean isDoubtful(Lookup lookup) {
        if (sound.getIfPresent(lookup.host()) != null) return false;
        return silent.getIfPresent(lookup.host()) != null || silent.getIfPresent(asker(lookup)) != null;
    }

    /// The look-up that waited longest of those that may begin; it counts as under way.
    Optional<Lookup> next() {
        for (Iterator<Lookup> each = waiting.iterator(); each.hasNext(); ) {
            Lookup lookup = each.next();
            if (mayBegin(lookup)) {
                each.remove();
                count(lookup, 1);
                return Optional.of(lookup);
            }
        }
        return Optional.empty();
    }

    private boolean mayBegin(Lookup lookup) {
        Use own = askers.getOrDefault(lookup.asker(), new Use());
        if (all.both() >= shares.total() || own.both() >= shares.perAsker()) return false;
        return !lookup.slow() || (all.slow < shares.slow() && own.slow < shares.slowPerAsker());
    }

    /// Releases its asker, who may have gone.
    ///
    /// @param found empty: the name has no address
    void ended(Lookup lookup, Optional<List<InetAddress>> found) {
        count(lookup, -1);
        if (lookup.isAbandoned()) hanging--;
        lookup.end(found);
        if (found.isPresent()) {
            sound.put(lookup.host(), true);
            silent.invalidate(lookup.host());
        }
    }

    private void count(Lookup lookup, int by) {
        Use own = askers.computeIfAbsent(lookup.asker(), _ -> new Use());
        for (Use use : new Use[] {all, own}) {
            if (lookup.slow()) use.slow += by;
            else use.quick += by;
        }
        if (own.both() == 0) askers.remove(lookup.asker());
    }

    /// Its asker waits no longer. One that has not begun never will; the name of one that has is remembered as silent.
    void givenUp(Lookup lookup) {
        if (waiting.remove(lookup) || lookup.isEnded()) return;
        lookup.abandon();
        hanging++;
        silent.put(lookup.host(), true);
        silent.put(asker(lookup), true);
        sound.invalidate(lookup.host());
    }

    /// Look-ups under way whose askers have given up.
    int hanging() {
        return hanging;
    }

    /// Look-ups that have not begun.
    int waiting() {
        return waiting.size();
    }

    /// No host has a blank in it.
    private static String asker(Lookup lookup) {
        return "asker " + lookup.asker();
    }
}
