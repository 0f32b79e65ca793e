package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.api.Aliases;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.api.DialectFilter;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.v1.admin.AdminNumbersController;
import io.ringtrue.server.api.v1.admin.TrunkOwnership;
import io.ringtrue.server.api.v1.numbers.BatchController;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.money.PricesPage;
import io.ringtrue.server.dashboard.numbers.ListsPage;
import io.ringtrue.server.dashboard.numbers.SourcesPage;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.http.BodyLimit;
import io.ringtrue.server.http.BrokenRequestValve;
import io.ringtrue.server.http.BrokenRequests;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.ErrorAnswers;
import io.ringtrue.server.http.ProblemValve;
import io.ringtrue.server.http.RequestGate;
import io.ringtrue.server.http.StrictJson;
import io.ringtrue.server.http.WholeBody;
import io.ringtrue.server.http.connections.AddressShares;
import io.ringtrue.server.http.connections.DeadlineProtocol;
import io.ringtrue.server.http.connections.ProxyList;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// The dialects on their paths, and what HTTP allows before any of them.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:http.properties")
@ComponentScan({"io.ringtrue.server.http", "io.ringtrue.server.api"})
public class HttpWiring {
    /// Total time for a body, checked after every read; one read takes at most `server.tomcat.connection-timeout`.
    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);

    @Bean
    Aliases aliases(Settings settings) {
        return settings::aliases;
    }

    @Bean
    Dialects dialects(List<Dialect> all) {
        return new Dialects(all);
    }

    @Bean
    ErrorAnswers errorAnswers(Dialects dialects, List<ErrorAnswer> own) {
        Stream<ErrorAnswer> theirs = dialects.all().stream().map(Dialect::errors);
        return new ErrorAnswers(Stream.concat(theirs, own.stream()).toList());
    }

    /// Our own JSON is read strictly; the dialects' readers stand beside it.
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
    RequestGate requestGate(HttpFirewall firewall) {
        return new RequestGate(firewall);
    }

    @Bean
    WholeBody wholeBody(ErrorAnswers answers) {
        return new WholeBody(answers, BODY_DEADLINE);
    }

    /// In front of Spring's observation and security, but behind the filter that reads `Forwarded` headers where
    /// an operator has Spring read them: wrong secrets are counted by the caller's address. The observation
    /// has the very same order, so being registered first decides; `DialectFilterTest` counts each request.
    @Bean
    FilterRegistrationBean<DialectFilter> dialectFilter(
            Dialects dialects, ErrorAnswers answers, RequestGate gate, WholeBody bodies, MeterRegistry meters) {
        var filter = new FilterRegistrationBean<>(new DialectFilter(dialects, answers, gate, bodies, meters));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /// After Spring Security's filter, so that only a request of who may set prices is an upload.
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WholeBody bodies) {
        var filter = new FilterRegistrationBean<>(new BodyLimit(bodies, HttpWiring::upload, HttpWiring::stream));
        filter.setOrder(0);
        return filter;
    }

    private static boolean upload(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/v1/admin/") && path.endsWith("/prices")
                || (path.equals(PricesPage.DECK) || path.equals(PricesPage.APPLY)) && isOfAnOperator(request);
    }

    /// Whoever only looks gets no 8 MB of memory.
    private static boolean isOfAnOperator(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication signedIn
                && signedIn.getPrincipal() instanceof Visitor visitor
                && Rights.operates(visitor);
    }

    private static boolean stream(HttpServletRequest request) {
        String path = request.getServletPath();
        return request.getMethod().equals("POST")
                && (path.equals(AdminNumbersController.PATH)
                        || path.equals(BatchController.PATH)
                        || path.equals(ListsPage.PATH)
                        || path.equals(SourcesPage.PATH));
    }

    /// No answer depends on the caller's language. The JDK keeps each language that it has read while there is memory,
    /// and callers may invent as many as they like.
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }

    /// It would read the language of each request; Spring MVC sets what controllers need without it.
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var filter = new FilterRegistrationBean<>(new RequestContextFilter());
        filter.setEnabled(false);
        return filter;
    }

    @Bean
    BrokenRequests brokenRequests(MeterRegistry meters) {
        return new BrokenRequests(meters);
    }

    /// Connections by address. Behind a proxy of the operator's own all callers have the proxy's address, so such an
    /// address has no limit here; the proxy has to set one.
    @Bean
    AddressShares addressShares(
            Settings settings, ServerProperties server, TomcatServerProperties tomcat, MeterRegistry meters) {
        if (server.getForwardHeadersStrategy() == ServerProperties.ForwardHeadersStrategy.FRAMEWORK) {
            throw new IllegalArgumentException("server.forward-headers-strategy: must be native or none; framework"
                    + " would take a caller's address from anybody's X-Forwarded-For");
        }
        AddressShares shares = new AddressShares(
                settings.http().connectionsPerAddress(),
                ProxyList.of(tomcat.getRemoteip().getInternalProxies()));
        Gauge.builder("ringtrue.http.connections", shares, AddressShares::held)
                .description("open connections whose address has a share")
                .register(meters);
        FunctionCounter.builder("ringtrue.http.connections.refused", shares, AddressShares::refused)
                .description("connections closed at once because their address had used up its share")
                .register(meters);
        return shares;
    }

    /// The host makes an error valve of its own only while it has none of the class it is told.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(
            ErrorAnswers answers, BrokenRequests broken, AddressShares shares) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                // Bodies are ours to read: the container would take a form for parameters, and fail at the thousandth.
                connector.setParseBodyMethods("NONE");
                ((DeadlineProtocol) connector.getProtocolHandler()).share(shares);
            });
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(ProblemValve.class.getName());
                host.getPipeline().addValve(new ProblemValve(answers, broken));
                context.getPipeline().addValve(new BrokenRequestValve(broken));
            });
        };
    }

    /// The root does the same earlier, for what is logged before this; here it is for whoever starts HTTP alone.
    @Bean
    InitializingBean cappedLogs() {
        return CappedLogs::install;
    }
}
