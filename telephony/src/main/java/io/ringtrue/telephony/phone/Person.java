package io.ringtrue.telephony.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A person who answers and presses keys, or does nothing.
///
/// @param line the telephone line
/// @param keys the keys to press, in order; may be empty
/// @param way how the keys are sent
/// @param leaving when the person hangs up
public record Person(Line line, List<KeyPress> keys, KeyWay way, Leaving leaving) implements Callee {
    private static final Duration FIRST_KEY = Duration.ofMillis(600);
    private static final Duration NEXT_KEY = Duration.ofMillis(120);

    public Person {
        keys = List.copyOf(keys);
    }

    /// A person who answers, presses nothing, and waits for the caller to hang up.
    public static Person silent() {
        return new Person(Line.GOOD, List.of(), KeyWay.EVENTS, new Leaving.Never());
    }

    /// A person who starts to press keys 600 ms after the answer, while the caller speaks.
    ///
    /// @param keys of `0-9`, `*`, `#`, `A-D`; empty is the same as [#silent()]
    public static Person keying(String keys) {
        return silent().thenKeys(keys, FIRST_KEY, Duration.ZERO);
    }

    /// A person who lets the caller finish and then presses keys.
    ///
    /// @param pause how long the caller must have been quiet
    public static Person listeningThenKeying(Duration pause, String keys) {
        return silent().thenKeys(keys, Duration.ZERO, pause);
    }

    /// A copy that presses these keys too.
    ///
    /// @param after time between the key before, or the answer, and the first of them
    /// @param pause how long the caller must have been quiet before the first of them; zero means do not wait
    public Person thenKeys(String more, Duration after, Duration pause) {
        List<KeyPress> all = new ArrayList<>(keys);
        for (int i = 0; i < more.length(); i++) {
            KeyPress press = new KeyPress(more.charAt(i), i == 0 ? after : NEXT_KEY);
            all.add(i == 0 ? press.oncePaused(pause) : press);
        }
        return new Person(line, all, way, leaving);
    }

    /// A copy on another line.
    public Person on(Line other) {
        return new Person(other, keys, way, leaving);
    }

    /// A copy whose keys are sent by another way.
    public Person by(KeyWay other) {
        return new Person(line, keys, other, leaving);
    }

    /// A copy that hangs up at another time.
    public Person leaving(Leaving other) {
        return new Person(line, keys, way, other);
    }
}
