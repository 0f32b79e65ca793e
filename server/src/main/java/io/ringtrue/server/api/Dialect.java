package io.ringtrue.server.api;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.verification.CallbackComposer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/// One vendor's way to speak over HTTP: everything below one path, in its own words. A bean of this type is
/// all that security, HTTP and callbacks need to serve it.
public interface Dialect {
    /// Stored with every verification that came by it, so it never changes: lower-case letters and digits.
    String name();

    /// Everything below this path is the dialect's, in any case of letters. Begins and ends with `/`.
    String base();

    /// Answers every request below the base, known path or not, and lets no exception out. It has to
    /// authenticate the caller itself: nobody has before.
    HttpRequestHandler handler();

    /// Says in the dialect's words what was wrong with a request that never reached the handler.
    ErrorAnswer errors();

    /// Empty: no verification comes by this dialect.
    Optional<CallbackComposer> callbacks();

    /// Whether the path is below the base, or is the base without its last `/`. Asked for every request:
    /// allocates nothing.
    default boolean covers(String path) {
        int end = base().length() - 1;
        return path.regionMatches(true, 0, base(), 0, end) && (path.length() == end || path.charAt(end) == '/');
    }

    /// The decoded path of a request. A servlet on the base has it in two parts.
    static String path(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }
}
