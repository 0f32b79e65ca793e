package io.ringtrue.numbers.tables;

import io.ringtrue.numbers.tables.DigitPattern.AtEnd;
import io.ringtrue.numbers.tables.DigitPattern.Digit;
import io.ringtrue.numbers.tables.DigitPattern.Group;
import io.ringtrue.numbers.tables.DigitPattern.Jump;
import io.ringtrue.numbers.tables.DigitPattern.Matched;
import io.ringtrue.numbers.tables.DigitPattern.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a country's numbers are read with a national prefix: the prefix is stripped or rewritten (Argentina:
/// `0 11 15 …` becomes `9 11 …`).
///
/// A priority automaton: it keeps the threads that can still match, best first. The first one that matches
/// wins, as in a backtracking engine. Each thread also has the class of the number that it would leave, so
/// that no second walk is needed after stripping.
final class PrefixRule {

    private static final int NONE = -1;

    /// One way in which the pattern can still match.
    ///
    /// @param at the next instruction
    /// @param from where the kept group began; -1 before it
    /// @param to where the kept group ended; -1 before its end
    /// @param left the class of the digits kept so far
    record Thread(int at, int from, int to, int left) {}

    /// The pattern matched up to `end`.
    record Match(int from, int to, int end, int left) {}

    /// @param best the match that counts unless a thread before it matches
    record State(List<Thread> threads, @Nullable Match best) {}

    private final DigitPattern pattern;
    private final String literal;
    private final int group;
    private final NumberClasses classes;

    /// @param rewrite empty, or a literal followed by the pattern's last group
    PrefixRule(String pattern, String rewrite, NumberClasses classes) {
        this.pattern = DigitPattern.of(pattern);
        this.classes = classes;
        int dollar = rewrite.indexOf('$');
        this.literal = rewrite.isEmpty() ? "" : rewrite.substring(0, dollar);
        this.group = rewrite.isEmpty() ? NONE : this.pattern.groups();
        if (!rewrite.isEmpty() && !rewrite.equals(literal + "$" + group)) {
            throw new IllegalArgumentException("rewrite rule " + rewrite + " is not a literal and the last group");
        }
    }

    String literal() {
        return literal;
    }

    State start() {
        Walk walk = new Walk(0, null);
        walk.follow(new Thread(0, NONE, NONE, classes.start()));
        return walk.state();
    }

    /// @param position how many digits were read before this one
    State next(State state, int digit, int position) {
        Match grown = state.best == null ? null : grow(state.best, digit);
        Walk walk = new Walk(position + 1, grown);
        for (Thread thread : state.threads) {
            if (walk.decided) break;
            if (pattern.at(thread.at) instanceof Digit(int mask) && (mask >> digit & 1) == 1) {
                boolean kept = thread.from != NONE && thread.to == NONE;
                int left = kept ? classes.next(thread.left, digit) : thread.left;
                walk.follow(new Thread(thread.at + 1, thread.from, thread.to, left));
            }
        }
        return walk.state();
    }

    /// The match that counts if the digits end at `position`; null when none.
    @Nullable
    Match ending(State state, int position) {
        for (Thread thread : state.threads) {
            if (pattern.at(thread.at) instanceof AtEnd) {
                Walk walk = new Walk(position, null);
                walk.atEnd = true;
                walk.follow(thread);
                if (walk.best != null) return walk.best;
            }
        }
        return state.best;
    }

    private Match grow(Match match, int digit) {
        return new Match(match.from, match.to, match.end, classes.next(match.left, digit));
    }

    private final class Walk {
        private final int position;
        private final List<Thread> threads = new ArrayList<>();
        private final Set<Integer> seen = new HashSet<>();
        private @Nullable Match best;
        private boolean decided;
        private boolean atEnd;

        Walk(int position, @Nullable Match best) {
            this.position = position;
            this.best = best;
        }

        /// An empty match strips nothing, so without further threads it equals no match.
        State state() {
            boolean idle = threads.isEmpty() && best != null && best.end == 0;
            return new State(List.copyOf(threads), idle ? null : best);
        }

        void follow(Thread thread) {
            if (decided || !seen.add(thread.at)) return;
            switch (pattern.at(thread.at)) {
                case Digit _ -> threads.add(thread);
                case Jump(int to) -> follow(moved(thread, to));
                case Split(int first, int second) -> {
                    follow(moved(thread, first));
                    follow(moved(thread, second));
                }
                case Group(int number, boolean opens) ->
                    follow(number == group ? marked(thread, opens) : moved(thread, thread.at + 1));
                case AtEnd _ -> {
                    if (atEnd) follow(moved(thread, thread.at + 1));
                    else threads.add(thread);
                }
                case Matched _ -> {
                    best = new Match(thread.from, thread.to, position, thread.left);
                    decided = true;
                }
            }
        }

        private Thread marked(Thread thread, boolean opens) {
            return opens
                    ? new Thread(thread.at + 1, position, NONE, classes.after(literal))
                    : new Thread(thread.at + 1, thread.from, position, thread.left);
        }

        private Thread moved(Thread thread, int to) {
            return new Thread(to, thread.from, thread.to, thread.left);
        }
    }
}
