package io.ringtrue.server.wiring;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.api.v1.CallerFilter;
import io.ringtrue.server.http.ErrorAnswers;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.SafeHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who may reach which path. What is not named here is not there; the dialects' paths never come here.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityWiring {
    @Bean
    AdminToken adminToken(Settings settings, AccountStore store, SecretHasher hasher, Guesses guesses) {
        return new AdminToken(store, hasher, guesses, settings.adminToken().isPresent());
    }

    /// A span and three meters for each security filter of each request tell nobody anything.
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Programs only, told by what each request carries: no session, so nothing a cross-site request could ride on.
    @Bean
    SecurityFilterChain programs(HttpSecurity http, Accounts accounts, AdminToken adminToken, ErrorAnswers errors) {
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityWiring::headers)
                .addFilterBefore(new CallerFilter(accounts, adminToken), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/health/live", "/health/ready", "/v1/openapi")
                        .permitAll()
                        .requestMatchers("/v1/admin/**", "/metrics")
                        .hasRole("OPERATOR")
                        .requestMatchers("/v1/**")
                        .hasRole("ACCOUNT")
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, _) -> refuse(request, response, errors, 401))
                        .accessDeniedHandler((request, response, _) -> refuse(request, response, errors, 403)));
        return http.build();
    }

    /// With Spring's defaults these are the [SafeHeaders].
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(SafeHeaders.CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, ErrorAnswers errors, int status)
            throws IOException {
        String path = request.getServletPath();
        if (path.startsWith("/v1/") || path.equals("/metrics")) {
            CallerFilter.challenge(request, response, ErrorPage.problem(status));
        } else {
            errors.write(request, response, ErrorPage.problem(404));
        }
    }

    /// Paths with `//`, `;`, encoded slashes and their like never reach anything, nor do methods nobody has heard of.
    /// Those of a dialect never come here.
    @Bean
    RequestRejectedHandler rejectedRequests(ErrorAnswers errors) {
        return (request, response, _) -> errors.write(request, response, ErrorPage.problem(400));
    }

    /// Every reader of a header says what its value must be; refused here, it would end as a failure of ours. The
    /// container lets neither NUL nor line ends through.
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(_ -> true);
        return firewall;
    }

    /// Nobody logs in by name and password here; without this Spring would invent a user and print its password.
    @Bean
    AuthenticationManager nobody() {
        return _ -> {
            throw new BadCredentialsException("there are no users");
        };
    }
}
