package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.dashboard.BrowserCookies;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.FormBody;
import io.ringtrue.server.dashboard.FormTokens;
import io.ringtrue.server.dashboard.PageDoor;
import io.ringtrue.server.dashboard.PageErrors;
import io.ringtrue.server.dashboard.PagePaths;
import io.ringtrue.server.dashboard.PasswordCheck;
import io.ringtrue.server.dashboard.PlainHttpRefused;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.provider.ProviderPage;
import io.ringtrue.server.http.WholeBody;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.storage.people.Browsers;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/// Who may open a page. The chain of programs (`wiring.SecurityWiring`) stands behind these two, and knows no
/// cookie.
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    /// Nothing but what this server sends itself, nothing inline, no frame around it.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; font-src 'none'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'self'";

    /// Styles, scripts and pictures: the same for everybody. How long a browser may keep them is in [AssetWiring].
    @Bean
    @Order(1)
    SecurityFilterChain assets(HttpSecurity http) {
        http.securityMatcher("/assets/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> policies(headers).cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Browsers browsers,
            Passwords passwords,
            SecondFactors factors,
            RememberedVisitor remembered,
            PageErrors errors,
            WholeBody bodies,
            PageDoor door) {
        http.securityMatcher((HttpServletRequest request) -> PagePaths.covers(request))
                .addFilterBefore(new PlainHttpRefused(errors), DisableEncodeUrlFilter.class)
                .addFilterBefore(remembering(browsers.repository()), DisableEncodeUrlFilter.class)
                .addFilterBefore(new FormBody(bodies, errors), CsrfFilter.class)
                .authenticationManager(new ProviderManager(new PasswordCheck(passwords, factors)))
                .securityContext(context -> context.securityContextRepository(remembered))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(PageSecurity::policies)
                .formLogin(form -> form.loginPage(PageDoor.SIGN_IN)
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .successHandler(door::opened)
                        .failureHandler(door::stayedShut)
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(PageDoor.SIGN_IN))
                .authorizeHttpRequests(paths -> paths.requestMatchers(
                                PageDoor.SIGN_IN,
                                PageDoor.AGAIN,
                                PageDoor.CODE,
                                ProviderPage.THERE,
                                ProviderPage.BACK,
                                "/setup",
                                "/setup/**",
                                "/once",
                                "/once/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(door::isShut).accessDeniedHandler(door::refused));
        return http.build();
    }

    @Bean
    PageDoor pageDoor(Deeds deeds, PageErrors errors, Clock clock) {
        return new PageDoor(deeds, errors, clock);
    }

    private static HeadersConfigurer<HttpSecurity> policies(HeadersConfigurer<HttpSecurity> headers) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /// An open stream comes back by itself every minute: it must not keep a browser signed in that nobody uses, so its
    /// requests are not written down.
    private static <S extends Session> Filter remembering(SessionRepository<S> repository) {
        SessionRepositoryFilter<S> pages = remembering(repository, true);
        SessionRepositoryFilter<S> streams = remembering(repository, false);
        return (request, response, chain) -> {
            boolean stream = ((HttpServletRequest) request).getServletPath().equals("/events");
            (stream ? streams : pages).doFilter(request, response, chain);
        };
    }

    private static <S extends Session> SessionRepositoryFilter<S> remembering(
            SessionRepository<S> repository, boolean writes) {
        CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(new BrowserCookies());
        SessionRepositoryFilter<S> filter =
                new SessionRepositoryFilter<>(writes ? repository : new Unwritten<>(repository));
        filter.setHttpSessionIdResolver(cookies);
        return filter;
    }

    private record Unwritten<S extends Session>(SessionRepository<S> inner) implements SessionRepository<S> {
        @Override
        public S createSession() {
            return inner.createSession();
        }

        @Override
        public void save(S browser) {}

        @Override
        public S findById(String id) {
            return inner.findById(id);
        }

        @Override
        public void deleteById(String id) {
            inner.deleteById(id);
        }
    }
}
