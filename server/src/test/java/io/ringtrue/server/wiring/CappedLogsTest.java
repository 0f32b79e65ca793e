package io.ringtrue.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// What may be written to the log when the operator asks for everything.
class CappedLogsTest {
    private final LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void askForEverything() {
        CappedLogs.install();
        written.start();
        listen();
    }

    private void listen() {
        Logger foreign = log.getLogger("org.springframework.web");
        foreign.setLevel(Level.TRACE);
        foreign.addAppender(written);
    }

    @AfterEach
    void leave() {
        Logger foreign = log.getLogger("org.springframework.web");
        foreign.setLevel(null);
        foreign.detachAppender(written);
    }

    @ParameterizedTest
    @CsvSource({
        "io.ringtrue.server.http.ErrorPage, ALL",
        "io.ringtrues.Other, INFO",
        "org.springframework.boot.context.config.ConfigDataLoader, ALL",
        "org.springframework.boot.servlet.filter.OrderedFormContentFilter, INFO",
        "org.springframework.web.servlet.DispatcherServlet, INFO",
        "org.springframework.web.servlet.PageNotFound, ERROR",
        "org.springframework.jdbc.core.StatementCreatorUtils, INFO",
        "org.springframework.security.web.FilterChainProxy, INFO",
        "org.apache.coyote.http11.Http11InputBuffer, WARN",
        "org.apache.tomcat.util.http.Parameters, WARN",
        "org.apache.hc.core5.http.wire, INFO",
        "org.postgresql.core.v3.QueryExecutorImpl, INFO",
        "org.xbill.DNS.NioUdpClient, WARN",
        "a.library.of.tomorrow.Any, INFO",
        "ROOT, INFO"
    })
    void capsWhatMayPrintARequest(String logger, String least) {
        assertThat(CappedLogs.least(logger)).isEqualTo(Level.toLevel(least));
    }

    @Test
    void holdsWhateverLevelIsAskedFor() {
        Logger foreign = log.getLogger("org.springframework.web.client.Any");
        foreign.trace("pin=1");
        foreign.debug("pin=2");
        foreign.info("started");
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("started");
    }

    @Test
    void holdsOnceHoweverOftenItIsInstalled() {
        CappedLogs.install();
        assertThat(log.getTurboFilterList())
                .filteredOn(CappedLogs.class::isInstance)
                .hasSize(1);
    }
}
