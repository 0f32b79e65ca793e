package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.speech.Prompts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs everybody in as the sandbox's own account, under the dashboard's policy of contents. No stereotype of
/// Spring's, so that no scan of the whole server finds it: a test names it in `spring.main.sources`.
public class GrantedPhone {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; font-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// A request with this header is of an account with this id; of nobody, when there is none.
    static final String ACCOUNT = "X-Test-Account";

    /// Of the server that was started last.
    static final AtomicReference<Prompts> PROMPTS = new AtomicReference<>();

    @Bean
    @Order(0)
    SecurityFilterChain phonePages(HttpSecurity http, AccountStore accounts, Prompts prompts) throws Exception {
        PROMPTS.set(prompts);
        return http.securityMatcher("/phone/**", "/assets/**")
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .addFilterBefore(new Granting(accounts), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.requestMatchers("/assets/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static final class Granting extends OncePerRequestFilter {
        private final AccountStore accounts;

        Granting(AccountStore accounts) {
            this.accounts = accounts;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String wanted = request.getHeader(ACCOUNT);
            List<Account> all = accounts.list(0, 10);
            all.stream()
                    .filter(account -> wanted == null || Objects.equals(wanted, String.valueOf(account.id())))
                    .findFirst()
                    .ifPresent(Granting::signIn);
            chain.doFilter(request, response);
        }

        private static void signIn(Account account) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            Person person = new Person(
                    1, "a@b.example", "A", Role.OWNER, OptionalLong.of(account.id()), true, 1, Instant.EPOCH);
            context.setAuthentication(
                    new UsernamePasswordAuthenticationToken(new Visitor(person, false), null, List.of()));
            SecurityContextHolder.setContext(context);
        }
    }
}
