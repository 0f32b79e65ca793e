package io.ringtrue.server.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// Keeps requests out of the log, whatever level the configuration asks for. Below INFO, libraries print what they
/// handle: request lines with their query, headers, forms and bodies, parameters of statements. A `pin` and an
/// `apisecret` would be among them. So only our own loggers, and libraries that never see a request, may go
/// below INFO. A library that nobody has looked at is capped.
///
/// It stands before the levels: `logging.level.root=TRACE`, a level of the logger itself and a configuration file of
/// the operator's own change nothing.
public final class CappedLogs extends TurboFilter {
    /// What may be logged at every level.
    private static final List<String> OPEN = List.of(
            "io.ringtrue.",
            "org.springframework.boot.autoconfigure.",
            "org.springframework.boot.context.",
            "org.springframework.context.",
            "org.flywaydb.",
            "com.zaxxer.hikari.");

    /// What is held above INFO.
    private static final Map<String, Level> HIGHER = Map.of(
            // The first request line that cannot be parsed.
            "org.apache.coyote.http11.",
            Level.WARN,
            // Parameters and cookies that cannot be decoded, with their values.
            "org.apache.tomcat.util.http.",
            Level.WARN,
            // Paths that strangers try: no secrets, but they would fill the disk.
            "org.springframework.web.servlet.PageNotFound",
            Level.ERROR,
            // Names it asks for hold the number.
            "org.xbill.DNS.",
            Level.WARN);

    private CappedLogs() {}

    /// Puts the cap in place, once. Call it after Spring has set up the log, which empties the list of filters.
    public static void install() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("the log is not Logback's: nothing would keep secrets out of it");
        }
        if (context.getTurboFilterList().stream().anyMatch(CappedLogs.class::isInstance)) return;
        CappedLogs caps = new CappedLogs();
        context.addTurboFilter(caps);
        context.addListener(new Kept(caps));
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        // Nearly every call of a log ends here: what nobody asked for is dropped by its level alone.
        if (level.levelInt < logger.getEffectiveLevel().levelInt) return FilterReply.NEUTRAL;
        return level.isGreaterOrEqual(least(logger.getName())) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /// The lowest level at which a logger may write.
    static Level least(String logger) {
        String name = logger + ".";
        if (OPEN.stream().anyMatch(name::startsWith)) return Level.ALL;
        return HIGHER.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Level.INFO);
    }

    /// Logback drops all filters when its configuration is read again while the server runs.
    private record Kept(CappedLogs caps) implements LoggerContextListener {
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext context) {
            context.addTurboFilter(caps);
        }

        @Override
        public void onStart(LoggerContext context) {}

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
