package io.ringtrue.server.dashboard.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Ends what stays open, streams and telephones, soon after its sign-in is over: by sign-out, a new password, another
/// role, deactivation or time, on whatever node. A look costs one read for each person who has something open and one
/// for all browsers together, and nothing while none is open.
public final class Presence {
    private final Store store;
    private final Clock clock;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();

    /// Who is still signed in: read for all open connections at once.
    public interface Store {
        /// The versions of those who are active.
        Map<Long, Long> versions(Set<Long> people);

        /// Those of these browsers that are not forgotten.
        Set<String> browsers(Set<String> names);
    }

    public Presence(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// An open connection; close it when it has ended by itself.
    public final class Line implements AutoCloseable {
        private final SignedIn who;
        private final Runnable end;
        private final AtomicBoolean over = new AtomicBoolean();

        private Line(SignedIn who, Runnable end) {
            this.who = who;
            this.end = end;
        }

        /// Whether the sign-in is over.
        public boolean isOver() {
            return over.get();
        }

        private void end() {
            if (open.remove(this) && over.compareAndSet(false, true)) end.run();
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    /// @param end runs once when the sign-in is over; must not wait
    public Line open(SignedIn who, Runnable end) {
        Line line = new Line(who, end);
        open.add(line);
        return line;
    }

    /// Ends what is over.
    ///
    /// @throws RuntimeException when the store cannot be reached; then nothing was ended
    public void look() {
        List<Line> lines = List.copyOf(open);
        if (lines.isEmpty()) return;
        Map<Long, Long> versions =
                store.versions(lines.stream().map(line -> line.who.person()).collect(Collectors.toSet()));
        Set<String> browsers =
                store.browsers(lines.stream().map(line -> line.who.browser()).collect(Collectors.toSet()));
        Instant now = clock.instant();
        for (Line line : lines) {
            SignedIn who = line.who;
            boolean stays = now.isBefore(who.until())
                    && versions.getOrDefault(who.person(), -1L) == who.version()
                    && browsers.contains(who.browser());
            if (!stays) line.end();
        }
    }
}
