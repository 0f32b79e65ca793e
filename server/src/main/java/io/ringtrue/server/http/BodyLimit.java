package io.ringtrue.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/// Bounds every body of our own API: it is read whole before a controller looks at it, or streamed at a
/// minimum rate where the path allows it.
public final class BodyLimit implements Filter {
    /// For uploads by authenticated callers: a tariff of some 100,000 prefixes.
    private static final int MOST_UPLOAD_BYTES = 8 * 1024 * 1024;

    private final WholeBody bodies;
    private final Predicate<HttpServletRequest> upload;
    private final Predicate<HttpServletRequest> stream;

    /// @param upload which requests may carry 8 MB; must be true only for authenticated ones
    /// @param stream which requests stream a body of any length, read later at the rate that [PacedRequest]
    /// demands; must be true only for authenticated ones
    public BodyLimit(WholeBody bodies, Predicate<HttpServletRequest> upload, Predicate<HttpServletRequest> stream) {
        this.bodies = bodies;
        this.upload = upload;
        this.stream = stream;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (stream.test(request) && !WholeBody.isPacked(request)) {
            chain.doFilter(new PacedRequest(request), response);
            return;
        }
        int most = upload.test(request) ? MOST_UPLOAD_BYTES : WholeBody.MOST_BYTES;
        Optional<HttpServletRequest> read = bodies.read(request, response, most);
        if (read.isPresent()) chain.doFilter(read.get(), response);
    }
}
