package io.ringtrue.server.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses pages over plain HTTP, but on loopback: a password or a cookie must not travel in clear text.
public final class PlainHttpRefused extends OncePerRequestFilter {
    private final PageErrors errors;

    public PlainHttpRefused(PageErrors errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || Loopback.is(request)) {
            chain.doFilter(request, response);
        } else {
            errors.needsTls(response);
        }
    }
}
