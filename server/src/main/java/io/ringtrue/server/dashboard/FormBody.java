package io.ringtrue.server.dashboard;

import io.ringtrue.server.http.WholeBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the forms of pages, which the container is told not to do. Fields of a form and of the query are parameters
/// alike, the query's first.
public final class FormBody extends OncePerRequestFilter {
    private static final int MOST_FIELDS = 1000;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WholeBody bodies;
    private final PageErrors errors;

    public FormBody(WholeBody bodies, PageErrors errors) {
        this.bodies = bodies;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<HttpServletRequest> read = bodies.read(request, response, WholeBody.MOST_BYTES);
        if (read.isEmpty()) return;
        Map<String, String[]> fields;
        try {
            fields = fields(read.get());
        } catch (IllegalArgumentException _) {
            errors.write(400, response);
            return;
        }
        chain.doFilter(new WithFields(read.get(), fields), response);
    }

    private static Map<String, String[]> fields(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, new ArrayList<>(List.of(values))));
        String body = new String(WholeBody.of(request), StandardCharsets.UTF_8);
        String[] pairs = body.isEmpty() ? new String[0] : body.split("&", -1);
        if (pairs.length > MOST_FIELDS) throw new IllegalArgumentException("too many fields");
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        Map<String, String[]> all = new LinkedHashMap<>();
        fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final class WithFields extends HttpServletRequestWrapper {
        private final Map<String, String[]> fields;

        WithFields(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = fields;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(fields);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = fields.get(name);
            return values == null ? null : values.clone();
        }
    }
}
