package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Which paths are pages. All others belong to programs, and are answered in JSON.
public final class PagePaths {
    private static final List<String> EXACT =
            List.of("/", "/sign-in-again", "/sign-out", "/once", "/setup", "/events", "/password");
    private static final List<String> BELOW = List.of(
            "/once",
            "/setup",
            "/sign-in",
            "/second-factor",
            "/events",
            "/verifications",
            "/callbacks",
            "/numbers",
            "/money",
            "/accounts",
            "/phone",
            "/settings");

    private PagePaths() {}

    public static boolean covers(HttpServletRequest request) {
        return covers(request.getServletPath());
    }

    public static boolean covers(String path) {
        return EXACT.contains(path)
                || BELOW.stream().anyMatch(base -> path.equals(base) || path.startsWith(base + "/"));
    }

    /// Where somebody may be sent after sign-in: a page, without another host in front, and without what a
    /// redirect would take for a place to fill in.
    public static boolean isSafeTarget(String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        boolean plain = target.chars().allMatch(c -> c > ' ' && c < 127 && "\\{}".indexOf(c) < 0);
        return plain && !path.startsWith("//") && covers(path);
    }
}
