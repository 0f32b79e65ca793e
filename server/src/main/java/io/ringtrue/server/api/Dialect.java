package io.ringtrue.server.api;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.verification.CallbackComposer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/// One vendor's wire format: everything below one path, in its own words. Security, HTTP and callbacks
/// serve every bean of this type; they need nothing else.
public interface Dialect {
    /// Lower-case letters and digits. It is stored with every verification that came by this dialect, so it
    /// must never change.
    String name();

    /// Every path below this one belongs to the dialect, in any case of letters. Begins and ends with `/`.
    String base();

    /// Answers every request below the base, also for unknown paths, and lets no exception out. The handler
    /// must authenticate the caller: nothing before it does.
    HttpRequestHandler handler();

    /// Writes errors in the dialect's words, for requests that never reach the handler.
    ErrorAnswer errors();

    /// Composes the callbacks of this dialect's verifications; empty: no verification comes by this dialect.
    Optional<CallbackComposer> callbacks();

    /// Whether the path is below the base, or is the base without its last `/`. Called for every request, so
    /// it allocates nothing.
    default boolean covers(String path) {
        int end = base().length() - 1;
        return path.regionMatches(true, 0, base(), 0, end) && (path.length() == end || path.charAt(end) == '/');
    }

    /// The decoded path of a request, as the container has mapped it.
    static String path(HttpServletRequest request) {
        return request.getServletPath();
    }
}
