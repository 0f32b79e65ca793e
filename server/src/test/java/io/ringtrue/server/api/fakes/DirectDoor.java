package io.ringtrue.server.api.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringtrue.server.api.fakes.RawHttp.Reply;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.UriUtils;

/// Hands requests to the server's own filters and servlet without a socket and a container: the path behind
/// the container's parser is the same. An exception that leaves it is not caught.
public final class DirectDoor {
    private final WebApplicationContext context;
    private final Servlet servlet;
    private final Filter[] filters;

    /// @param context whose dispatcher has started
    public DirectDoor(WebApplicationContext context) {
        this.context = context;
        this.servlet = context.getBean(DispatcherServlet.class);
        this.filters = new Filter[] {
            context.getBean("dialectFilter", FilterRegistrationBean.class).getFilter(),
            context.getBean("springSecurityFilterChain", Filter.class),
            context.getBean("bodyLimit", FilterRegistrationBean.class).getFilter()
        };
    }

    /// @param target path, and query in `name=value` pairs
    /// @param headers `Name: value`
    public Reply send(String method, String target, byte[] body, String... headers) {
        String[] parts = target.split("\\?", 2);
        MockHttpServletRequest request = new MockHttpServletRequest(context.getServletContext(), method, parts[0]);
        request.setServletPath(UriUtils.decode(parts[0], UTF_8));
        if (parts.length > 1) query(parts[1], request);
        for (String header : headers) {
            String[] pair = header.split(": ", 2);
            if (pair[0].equalsIgnoreCase("Content-Type")) request.setContentType(pair[1]);
            else request.addHeader(pair[0], pair[1]);
        }
        request.setContent(body);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            new MockFilterChain(servlet, filters).doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new AssertionError("a request failed", e);
        }
        return new Reply(response.getStatus(), Map.of(), new String(response.getContentAsByteArray(), UTF_8));
    }

    private static void query(String query, MockHttpServletRequest request) {
        request.setQueryString(query);
        for (String pair : query.split("&")) {
            String[] both = pair.split("=", 2);
            request.addParameter(both[0], both.length > 1 ? URLDecoder.decode(both[1], UTF_8) : "");
        }
    }
}
