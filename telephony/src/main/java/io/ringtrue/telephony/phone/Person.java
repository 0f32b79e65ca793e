package io.ringtrue.telephony.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Somebody who answers and keys what they were told to key, or says nothing at all.
///
/// @param line the line they are on
/// @param keys what they press, in order; empty: silence
/// @param way how the keys travel
/// @param leaving when they hang up by themselves
public record Person(Line line, List<KeyPress> keys, KeyWay way, Leaving leaving) implements Callee {
    private static final Duration FIRST_KEY = Duration.ofMillis(600);
    private static final Duration NEXT_KEY = Duration.ofMillis(120);

    public Person {
        keys = List.copyOf(keys);
    }

    /// Answers, says and keys nothing, and waits for the caller to hang up.
    public static Person silent() {
        return new Person(Line.GOOD, List.of(), KeyWay.EVENTS, new Leaving.Never());
    }

    /// Answers, and starts keying 600 ms later, cutting the caller short.
    ///
    /// @param keys of `0-9`, `*`, `#`, `A-D`; empty: the same as [#silent()]
    public static Person keying(String keys) {
        return silent().thenKeys(keys, FIRST_KEY, Duration.ZERO);
    }

    /// Answers, hears the caller out and then starts keying.
    ///
    /// @param pause how long the caller must have been quiet
    public static Person listeningThenKeying(Duration pause, String keys) {
        return silent().thenKeys(keys, Duration.ZERO, pause);
    }

    /// And then keys these, the first of them so long after what came before and once the caller has paused.
    public Person thenKeys(String more, Duration after, Duration pause) {
        List<KeyPress> all = new ArrayList<>(keys);
        for (int i = 0; i < more.length(); i++) {
            KeyPress press = new KeyPress(more.charAt(i), i == 0 ? after : NEXT_KEY);
            all.add(i == 0 ? press.oncePaused(pause) : press);
        }
        return new Person(line, all, way, leaving);
    }

    public Person on(Line other) {
        return new Person(other, keys, way, leaving);
    }

    public Person by(KeyWay other) {
        return new Person(line, keys, other, leaving);
    }

    public Person leaving(Leaving other) {
        return new Person(line, keys, way, other);
    }
}
