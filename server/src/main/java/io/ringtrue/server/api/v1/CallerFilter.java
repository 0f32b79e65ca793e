package io.ringtrue.server.api.v1;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.guesses.Verdict;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.http.ProblemJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Authenticates callers of `/v1` and `/metrics`: accounts by HTTP Basic (`apikey:apisecret`), the operator
/// by the admin token as Bearer. A request without credentials goes on unauthenticated; wrong credentials end
/// it with 401 or 429.
public final class CallerFilter extends OncePerRequestFilter {
    private static final System.Logger LOG = System.getLogger(CallerFilter.class.getName());

    private final Accounts accounts;
    private final AdminToken adminToken;

    public CallerFilter(Accounts accounts, AdminToken adminToken) {
        this.accounts = accounts;
        this.adminToken = adminToken;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.startsWith("/v1/") && !path.equals("/metrics");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null) {
            try {
                admit(header, request.getRemoteAddr());
            } catch (ProblemException e) {
                challenge(request, response, e.problem());
                return;
            } catch (RuntimeException e) {
                LOG.log(ERROR, "credentials could not be checked", e);
                ProblemJson.write(ErrorPage.problem(503), response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /// Writes the problem. RFC 9110 §11.6.1: a 401 names the scheme that the path needs.
    public static void challenge(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (problem.status() == 401) {
            boolean operator = request.getServletPath().startsWith("/v1/admin")
                    || request.getServletPath().equals("/metrics");
            response.setHeader("WWW-Authenticate", (operator ? "Bearer" : "Basic") + " realm=\"ringtrue\"");
        }
        ProblemJson.write(problem, response);
    }

    private void admit(String header, String from) {
        String[] parts = header.split(" ", 2);
        String given = parts.length == 2 ? parts[1].strip() : "";
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> admitOperator(new Secret(given), from);
            case "basic" -> admitAccount(decoded(given), from);
            default -> throw denied();
        }
    }

    private void admitOperator(Secret token, String from) {
        switch (adminToken.check(token, from)) {
            case Verdict.Right() -> remember("operator", Optional.empty(), "ROLE_OPERATOR");
            case Verdict.Wrong() -> throw denied();
            case Verdict.Wait(var until) -> refuseFor(until);
        }
    }

    /// RFC 7617 §2: the name ends at the first colon.
    private void admitAccount(String userPass, String from) {
        int colon = userPass.indexOf(':');
        if (colon < 0) throw denied();
        Secret secret = new Secret(userPass.substring(colon + 1));
        switch (accounts.authenticate(Credential.Kind.API_KEY, userPass.substring(0, colon), secret, from)) {
            case Authentication.Granted(Account account, Credential credential) ->
                remember(account, Optional.of(credential), "ROLE_ACCOUNT");
            case Authentication.Denied(), Authentication.Suspended(var _) -> throw denied();
            case Authentication.Throttled(var wait) -> refuseFor(wait);
        }
    }

    private static void refuseFor(Duration wait) {
        throw new ProblemException(Problem.of(429, "Too many requests", "too many wrong credentials")
                .after(wait));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw denied();
        }
    }

    /// @param credential the account's, kept as the authentication's details; empty for the operator
    private static void remember(Object principal, Optional<Credential> credential, String role) {
        var caller =
                new UsernamePasswordAuthenticationToken(principal, null, List.of(new SimpleGrantedAuthority(role)));
        credential.ifPresent(caller::setDetails);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
    }

    private static ProblemException denied() {
        return new ProblemException(ErrorPage.problem(401));
    }
}
