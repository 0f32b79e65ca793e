package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.api.phonesverification.Answers;
import io.ringtrue.server.api.phonesverification.CallbackParameters;
import io.ringtrue.server.api.phonesverification.PhonesVerificationHandler;
import io.ringtrue.server.api.phonesverification.Routes;
import io.ringtrue.server.api.v1.admin.AdminNumbersController;
import io.ringtrue.server.api.v1.admin.TrunkOwnership;
import io.ringtrue.server.api.v1.numbers.BatchController;
import io.ringtrue.server.api.veratad.GatewayAnswers;
import io.ringtrue.server.api.veratad.GatewayHandler;
import io.ringtrue.server.api.veratad.GatewayRoutes;
import io.ringtrue.server.http.BodyLimit;
import io.ringtrue.server.http.BrokenRequestValve;
import io.ringtrue.server.http.BrokenRequests;
import io.ringtrue.server.http.DeadlineProtocol;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.ErrorAnswers;
import io.ringtrue.server.http.ProblemValve;
import io.ringtrue.server.http.StrictJson;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.ReversePinService;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/// The dialects on their paths, and what HTTP allows before any of them.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:http.properties")
@ComponentScan({"io.ringtrue.server.http", "io.ringtrue.server.api"})
public class HttpWiring {
    /// Total time for a body, checked after every read; one read takes at most `server.tomcat.connection-timeout`.
    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);

    @Bean
    Answers phonesVerificationErrors() {
        return new Answers();
    }

    @Bean
    GatewayAnswers veratadErrors(Clock clock) {
        return new GatewayAnswers(clock);
    }

    @Bean
    ErrorAnswers errorAnswers(List<ErrorAnswer> dialects) {
        return new ErrorAnswers(dialects);
    }

    /// Our own JSON is read strictly; the vendors' readers stand beside it.
    @Bean
    JsonMapper jsonMapper() {
        return StrictJson.mapper();
    }

    /// What the configuration file says about trunks, it owns; the sandbox owns its built-in carrier.
    @Bean
    TrunkOwnership trunkOwnership(Settings settings) {
        return new TrunkOwnership(ConfiguredTrunks.ofConfiguration(settings));
    }

    @Bean
    CallbackComposer callbackComposer() {
        return new CallbackParameters();
    }

    @Bean
    PhonesVerificationHandler phonesVerification(
            Settings settings, Accounts accounts, ReversePinService verifications, LedgerStore ledger) {
        return new PhonesVerificationHandler(
                new Routes(settings.phonesverification().aliases()), accounts, verifications, ledger);
    }

    @Bean
    TimedGateway veratadGateway(
            Settings settings,
            Accounts accounts,
            PhoneValidationService validations,
            GatewayAnswers errors,
            MeterRegistry meters) {
        GatewayRoutes routes = new GatewayRoutes(settings.veratad().aliases());
        return new TimedGateway(new GatewayHandler(routes, accounts, validations, errors), meters);
    }

    @Bean
    ServletRegistrationBean<TimedGateway> veratadServlet(TimedGateway gateway) {
        return new ServletRegistrationBean<>(gateway, TimedGateway.PATH + "*");
    }

    /// A mapping of its own, because only the vendors' paths ignore case.
    @Bean
    SimpleUrlHandlerMapping vendorPaths(PhonesVerificationHandler phonesVerification, TimedGateway veratad) {
        PathPatternParser ignoringCase = new PathPatternParser();
        ignoringCase.setCaseSensitive(false);
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping() {
            /// A browser's preflight is an OPTIONS like others: Spring would answer it 200, empty.
            @Override
            protected HandlerExecutionChain getCorsHandlerExecutionChain(
                    HttpServletRequest request, HandlerExecutionChain chain, @Nullable CorsConfiguration rules) {
                return chain;
            }
        };
        mapping.setPatternParser(ignoringCase);
        mapping.setUrlMap(Map.of("/app/api/**", phonesVerification, TimedGateway.PATH + "**", veratad));
        mapping.setOrder(-1);
        return mapping;
    }

    /// After Spring Security's filter, so that only an operator's request may be an upload.
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(ErrorAnswers answers) {
        var filter = new FilterRegistrationBean<>(
                new BodyLimit(answers, HttpWiring::upload, HttpWiring::stream, BODY_DEADLINE));
        filter.setOrder(0);
        return filter;
    }

    private static boolean upload(HttpServletRequest request) {
        return request.getServletPath().startsWith("/v1/admin/")
                && request.getServletPath().endsWith("/prices");
    }

    private static boolean stream(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getMethod().equals("POST")
                && (path.equals(AdminNumbersController.PATH) || path.equals(BatchController.PATH));
    }

    @Bean
    BrokenRequests brokenRequests(MeterRegistry meters) {
        return new BrokenRequests(meters);
    }

    /// The host makes an error valve of its own only while it has none of the class it is told.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ErrorAnswers answers, BrokenRequests broken) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            // Bodies are ours to read: the container would take a form for parameters, and fail at the thousandth.
            factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods("NONE"));
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new ProblemValve(answers, broken));
                context.getPipeline().addValve(new BrokenRequestValve(broken));
            });
        };
    }

    /// The container would log the first request line it cannot parse, and that line may hold an `apisecret`; and
    /// whoever tries paths shall not fill the log.
    @Bean
    InitializingBean quietParser(ObjectProvider<LoggingSystem> logging) {
        return () -> logging.ifAvailable(system -> {
            system.setLogLevel("org.apache.coyote.http11", LogLevel.WARN);
            // Parameters and cookies that cannot be decoded, with their values.
            system.setLogLevel("org.apache.tomcat.util.http", LogLevel.WARN);
            system.setLogLevel("org.springframework.web.servlet.PageNotFound", LogLevel.ERROR);
            // Names it asks for hold the number.
            system.setLogLevel("org.xbill.DNS", LogLevel.WARN);
        });
    }
}
