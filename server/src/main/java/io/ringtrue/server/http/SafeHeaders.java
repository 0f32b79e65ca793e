package io.ringtrue.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// The headers that keep a browser from storing, framing, sniffing or running an answer. Spring Security writes the
/// same ones on all other paths.
public final class SafeHeaders {
    /// An answer loads nothing and stands in no frame.
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private SafeHeaders() {}

    /// Adds them to an answer that has none of them yet.
    ///
    /// @param request one that came encrypted is answered with the demand that later ones are, too (RFC 6797 §7.1)
    public static void add(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("X-Content-Type-Options", "nosniff");
        response.addHeader("X-XSS-Protection", "0");
        response.addHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        response.addHeader("Pragma", "no-cache");
        response.addHeader("Expires", "0");
        if (request.isSecure()) {
            response.addHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.addHeader("X-Frame-Options", "DENY");
        response.addHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.addHeader("Referrer-Policy", "no-referrer");
    }
}
