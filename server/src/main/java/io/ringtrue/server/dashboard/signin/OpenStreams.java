package io.ringtrue.server.dashboard.signin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// How many streams are open, so that nobody takes all of this server's memory: of one person as many as nobody looks
/// at, and a number in all.
public final class OpenStreams {
    /// Streams of pages that are gone count until a write fails, some seconds later.
    private static final int MOST_OF_ONE = 24;

    private static final int MOST = 500;

    private final Presence presence;
    private final int mostOfOne;
    private final int most;
    private final Map<Long, Deque<Stream>> openByPerson = new HashMap<>();
    private int open;

    public OpenStreams(Presence presence) {
        this(presence, MOST_OF_ONE, MOST);
    }

    OpenStreams(Presence presence, int mostOfOne, int most) {
        this.presence = presence;
        this.mostOfOne = mostOfOne;
        this.most = most;
    }

    /// One stream; close it when it has ended.
    public final class Stream implements AutoCloseable {
        private final SignedIn who;
        private final Presence.Line line;
        private volatile boolean wanted;

        private Stream(SignedIn who, boolean wanted) {
            this.who = who;
            this.wanted = wanted;
            this.line = presence.open(who, () -> {});
        }

        /// False: there was no place for it, a newer one has taken its place, or the sign-in is over.
        public boolean isOpen() {
            return wanted && !line.isOver();
        }

        @Override
        public void close() {
            line.close();
            leave(this);
        }
    }

    /// Takes the place of the person's oldest stream, if there are too many of theirs.
    public synchronized Stream open(SignedIn who) {
        Deque<Stream> theirs = openByPerson.computeIfAbsent(who.person(), _ -> new ArrayDeque<>());
        if (theirs.size() >= mostOfOne) {
            theirs.removeFirst().wanted = false;
            open--;
        }
        Stream stream = new Stream(who, open < most);
        if (stream.wanted) {
            theirs.addLast(stream);
            open++;
        }
        return stream;
    }

    private synchronized void leave(Stream stream) {
        Deque<Stream> theirs = openByPerson.get(stream.who.person());
        if (theirs == null) return;
        if (theirs.remove(stream)) open--;
        if (theirs.isEmpty()) openByPerson.remove(stream.who.person());
    }
}
