package io.ringtrue.server.dashboard.signin;

import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Somebody whose password, link or provider was right, and whose code is still to come. The browser is
/// remembered for five minutes as halfway, and sees no page meanwhile.
public record HalfWay(Person person, Way way) {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ATTRIBUTE = "halfway";
    private static final int PARTS = 4;

    /// The browser never keeps the name that it had before, as at sign-in.
    public static void begin(Person person, Way way, Instant now, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) before.invalidate();
        request.getSession(true)
                .setAttribute(
                        ATTRIBUTE,
                        person.id() + " " + person.version() + " " + now.toEpochMilli() + " "
                                + way.name().toLowerCase(Locale.ROOT));
    }

    /// @return empty: nobody is halfway here, it was too long ago, or the person has changed since
    public static Optional<HalfWay> of(HttpServletRequest request, PersonStore people, Instant now) {
        HttpSession known = request.getSession(false);
        if (known == null || !(known.getAttribute(ATTRIBUTE) instanceof String text)) return Optional.empty();
        String[] parts = text.split(" ", PARTS);
        if (!now.isBefore(Instant.ofEpochMilli(Long.parseLong(parts[2])).plus(LIFE))) return Optional.empty();
        return people.find(Long.parseLong(parts[0]))
                .filter(person -> person.active() && person.version() == Long.parseLong(parts[1]))
                .map(person -> new HalfWay(person, Way.valueOf(parts[PARTS - 1].toUpperCase(Locale.ROOT))));
    }
}
