package io.ringtrue.server.api.veratad;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the route of a path, regardless of case and of a slash at the end.
final class GatewayRoutes {
    static final String BASE = "/process/";
    private final Map<String, GatewayRoute> byPath = new HashMap<>();

    /// @param aliases further paths for paths of the table: `3/gateway` for `comprehensive/gateway`
    /// @throws IllegalArgumentException when an alias stands for no path of the table, or is itself
    /// another route's path
    GatewayRoutes(Map<String, String> aliases) {
        for (GatewayRoute route : GatewayRoute.values()) route.paths().forEach(path -> add(path, route));
        aliases.forEach((alias, path) -> add(alias, known(path)));
    }

    private GatewayRoute known(String path) {
        return Optional.ofNullable(byPath.get(trimmed(path)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "ringtrue.veratad.aliases: \"" + path + "\" is no path of this dialect"));
    }

    private void add(String path, GatewayRoute route) {
        GatewayRoute other = byPath.putIfAbsent(trimmed(path), route);
        if (other != null && other != route) {
            throw new IllegalArgumentException(
                    "ringtrue.veratad.aliases: \"" + path + "\" is a path of " + other + " already");
        }
    }

    /// Whether the path belongs to this dialect, known or not.
    static boolean covers(String path) {
        return (path + "/").regionMatches(true, 0, BASE, 0, BASE.length());
    }

    Optional<GatewayRoute> route(String path) {
        return covers(path) && path.length() >= BASE.length()
                ? Optional.ofNullable(byPath.get(trimmed(path.substring(BASE.length()))))
                : Optional.empty();
    }

    private static String trimmed(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String start = lower.startsWith("/") ? lower.substring(1) : lower;
        return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }
}
