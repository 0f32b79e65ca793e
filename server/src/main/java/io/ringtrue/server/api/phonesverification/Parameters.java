package io.ringtrue.server.api.phonesverification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request's parameters, from query string and body together. Names are compared without case; each keeps
/// all the different values it was given. Values are never printed.
final class Parameters {
    /// The longest parameter is a URL of 2,000 characters.
    private static final int MOST_CHARACTERS = 2_000;

    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Set<String> notText = new LinkedHashSet<>();

    void add(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new LinkedHashSet<>())
                .add(value);
    }

    /// Records that a parameter was a list, an object or a truth value.
    void addNotText(String name) {
        notText.add(name.toLowerCase(Locale.ROOT));
    }

    /// The first value; empty when it is missing or blank.
    Optional<String> value(String name) {
        return values.getOrDefault(name, Set.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /// Those of the names that were given no value, in the given order; a value that is not text
    /// counts as given.
    List<String> missing(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (value(name).isEmpty() && !notText.contains(name)) missing.add(name);
        }
        return missing;
    }

    /// What is wrong with these parameters regardless of their meaning: no text, two different values,
    /// control characters, too long. One fault for each, in the given order.
    List<Fault> faults(String... names) {
        List<Fault> faults = new ArrayList<>();
        for (String name : names) fault(name).ifPresent(rule -> faults.add(new Fault(name, rule)));
        return faults;
    }

    private Optional<String> fault(String name) {
        Set<String> given = values.getOrDefault(name, Set.of());
        if (notText.contains(name)) return Optional.of("must be a string or a number");
        if (given.size() > 1) return Optional.of("must not be given twice with different values");
        String value = given.stream().findFirst().orElse("");
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && !mayBreak(name, c))) {
            return Optional.of("must not contain control characters");
        }
        if (value.length() > MOST_CHARACTERS) {
            return Optional.of("must be at most " + MOST_CHARACTERS + " characters");
        }
        return Optional.empty();
    }

    /// A message may have several lines; they are said as one.
    private static boolean mayBreak(String name, int c) {
        return name.equals("message") && Character.isWhitespace(c);
    }
}
