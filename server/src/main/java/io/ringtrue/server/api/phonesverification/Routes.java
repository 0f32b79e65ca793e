package io.ringtrue.server.api.phonesverification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the route of a path, regardless of case and of a slash at the end.
final class Routes {
    static final String BASE = "/app/api/";
    private final Map<String, Route> byPath = new HashMap<>();

    /// @param aliases further paths for paths of the table: `tts/reversepin` for `tts/reversepinverification`
    /// @throws IllegalArgumentException when an alias stands for no path of the table, or is itself
    /// another route's path
    Routes(Map<String, String> aliases) {
        for (Route route : Route.values()) route.paths().forEach(path -> add(path, route));
        aliases.forEach((alias, path) -> add(alias, known(path)));
    }

    private Route known(String path) {
        return Optional.ofNullable(byPath.get(trimmed(path.toLowerCase(Locale.ROOT))))
                .orElseThrow(() -> new IllegalArgumentException(
                        "ringtrue.phonesverification.aliases: \"" + path + "\" is no path of this dialect"));
    }

    private void add(String path, Route route) {
        Route other = byPath.putIfAbsent(trimmed(path.toLowerCase(Locale.ROOT)), route);
        if (other != null && other != route) {
            throw new IllegalArgumentException(
                    "ringtrue.phonesverification.aliases: \"" + path + "\" is a path of " + other + " already");
        }
    }

    /// Whether the path belongs to this dialect, known or not.
    static boolean covers(String path) {
        return (path.toLowerCase(Locale.ROOT) + "/").startsWith(BASE);
    }

    /// The format that the path names, also when the path is unknown; JSON when it names none.
    static Format format(String path) {
        return (path.toLowerCase(Locale.ROOT) + "/").startsWith(BASE + "xml/") ? Format.XML : Format.JSON;
    }

    Optional<Route> route(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String base : List.of(BASE + "json/", BASE + "xml/")) {
            if (lower.startsWith(base)) {
                return Optional.ofNullable(byPath.get(trimmed(lower.substring(base.length()))));
            }
        }
        return Optional.empty();
    }

    private static String trimmed(String path) {
        String start = path.startsWith("/") ? path.substring(1) : path;
        return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }
}
