package io.ringtrue.server;

import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.api.http.BodyLimit;
import io.ringtrue.server.api.http.ErrorAnswer;
import io.ringtrue.server.api.http.ErrorAnswers;
import io.ringtrue.server.api.http.ErrorPage;
import io.ringtrue.server.api.phonesverification.Answers;
import io.ringtrue.server.api.phonesverification.CallbackParameters;
import io.ringtrue.server.api.phonesverification.PhonesVerificationHandler;
import io.ringtrue.server.api.phonesverification.Route;
import io.ringtrue.server.api.phonesverification.Routes;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.ReversePinService;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/// The dialects on their paths, and what HTTP allows before any of them.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:http.properties")
@EnableConfigurationProperties(HttpWiring.PhonesVerificationSettings.class)
class HttpWiring {
    /// Total time for a body, checked after every read; one read takes at most `server.tomcat.connection-timeout`.
    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);

    /// @param aliases further paths for a route, such as `reverse-pin: ["tts/reversepin"]`
    @ConfigurationProperties("ringtrue.phonesverification")
    record PhonesVerificationSettings(@DefaultValue Map<Route, List<String>> aliases) {}

    @Bean
    Answers phonesVerificationErrors() {
        return new Answers();
    }

    @Bean
    ErrorAnswers errorAnswers(List<ErrorAnswer> dialects) {
        return new ErrorAnswers(dialects);
    }

    @Bean
    ErrorPage errorPage(ErrorAnswers answers) {
        return new ErrorPage(answers);
    }

    @Bean
    CallbackComposer callbackComposer() {
        return new CallbackParameters();
    }

    @Bean
    PhonesVerificationHandler phonesVerification(
            PhonesVerificationSettings settings,
            Accounts accounts,
            ReversePinService verifications,
            LedgerStore ledger) {
        return new PhonesVerificationHandler(new Routes(settings.aliases()), accounts, verifications, ledger);
    }

    /// A mapping of its own, because only this dialect's paths ignore case.
    @Bean
    SimpleUrlHandlerMapping phonesVerificationPaths(PhonesVerificationHandler handler) {
        PathPatternParser ignoringCase = new PathPatternParser();
        ignoringCase.setCaseSensitive(false);
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
        mapping.setPatternParser(ignoringCase);
        mapping.setUrlMap(Map.of("/app/api/**", handler));
        mapping.setOrder(-1);
        return mapping;
    }

    /// After Spring Security's filter, so that only an operator's request may be an upload.
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ErrorAnswers answers) {
        var filter = new FilterRegistrationBean<>(new BodyLimit(answers, HttpWiring::upload, BODY_DEADLINE));
        filter.setOrder(0);
        return filter;
    }

    private static boolean upload(HttpServletRequest request) {
        return request.getServletPath().startsWith("/v1/admin/")
                && request.getServletPath().endsWith("/prices");
    }
}
