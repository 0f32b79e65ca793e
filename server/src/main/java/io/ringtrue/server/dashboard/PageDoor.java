package io.ringtrue.server.dashboard;

import io.ringtrue.server.dashboard.signin.HalfWay;
import io.ringtrue.server.dashboard.signin.Way;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;

/// What happens when somebody signs in, cannot, or has to first.
public final class PageDoor {
    public static final String SIGN_IN = SignInPage.PATH;
    public static final String AGAIN = SignInPage.AGAIN;
    /// Where the second step of sign-in is.
    public static final String CODE = "/sign-in/code";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Deeds deeds;
    private final PageErrors errors;
    private final Clock clock;

    public PageDoor(Deeds deeds, PageErrors errors, Clock clock) {
        this.deeds = deeds;
        this.errors = errors;
        this.clock = clock;
    }

    /// Signed in: on to the page that was asked for.
    public void opened(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (who.getPrincipal() instanceof Visitor(var person, boolean _)) {
            deeds.signedIn(person, request.getRemoteAddr(), Way.PASSWORD.alone());
        }
        response.sendRedirect(next(request).orElse("/"));
    }

    private static Optional<String> next(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("next")).filter(PagePaths::isSafeTarget);
    }

    /// Not signed in: on to the form for the code, or the same form again, with the address that was typed.
    public void stayedShut(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof PasswordCheck.CodeNeeded needed) {
            HalfWay.begin(needed.person(), Way.PASSWORD, clock.instant(), request);
            response.sendRedirect(code(next(request).orElse("")));
            return;
        }
        request.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, why);
        request.getRequestDispatcher(AGAIN).forward(request, response);
    }

    /// Where the second step is, which leads on to a page.
    ///
    /// @param next empty: the overview
    public static String code(String next) {
        return next.isEmpty() ? CODE : CODE + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /// Nobody yet: a stream or a script is told so, a person is led to the form.
    public void isShut(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean page = request.getMethod().equals("GET")
                && !request.getServletPath().equals("/events")
                && request.getHeader("HX-Request") == null;
        if (!page) {
            response.setStatus(UNAUTHORIZED);
            response.setHeader("HX-Redirect", SIGN_IN);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String asked = request.getServletPath() + query;
        boolean plain = asked.equals("/") || !PagePaths.isSafeTarget(asked);
        response.sendRedirect(plain ? SIGN_IN : SIGN_IN + "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    /// A form without its token, or an old one.
    public void refused(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        errors.write(FORBIDDEN, response);
    }
}
