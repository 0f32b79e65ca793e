package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;

/// Refuses requests whose method nobody has heard of, or whose path could be read in two ways: with `//`, `;`,
/// `..`, encoded slashes and their like.
public final class RequestGate {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final HttpFirewall firewall;

    /// @param firewall decides about the paths that are not plain
    public RequestGate(HttpFirewall firewall) {
        this.firewall = firewall;
    }

    /// Why the request must not be looked at any further; empty: it may be.
    public Optional<Problem> refusal(HttpServletRequest request) {
        if (!knows(request.getMethod())) return Optional.of(ErrorPage.problem(405));
        if (isPlain(request.getRequestURI())) return Optional.empty();
        try {
            firewall.getFirewalledRequest(request);
            return Optional.empty();
        } catch (RequestRejectedException _) {
            return Optional.of(ErrorPage.problem(400));
        }
    }

    /// Whether the method is one of HTTP's own. The names are case-sensitive (RFC 9110 §9.1).
    public static boolean knows(String method) {
        return METHODS.contains(method);
    }

    /// Letters, digits, `-`, `_` and single slashes: nothing that a firewall could object to. Nearly every path
    /// is plain, and asking the firewall would take longer than reading a phone number.
    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!plain && (c != '/' || i > 0 && path.charAt(i - 1) == '/')) return false;
        }
        return path.startsWith("/");
    }
}
