package io.ringtrue.server;

import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.SandboxCallees;
import io.ringtrue.server.cli.server.ServerStarter;
import io.ringtrue.server.wiring.CappedLogs;
import io.ringtrue.server.wiring.SandboxCarrier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// Starts the server in this process. When it cannot start, the error is one sentence.
final class SpringStarter implements ServerStarter {
    /// Spring's own report would repeat that sentence at length, and no request may write a line above DEBUG.
    static final String[] QUIET = {
        "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter=off",
        "logging.level.org.springframework.boot.SpringApplication=off",
        "logging.level.org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger=off",
        "logging.level.org.springframework.boot.web.server.servlet.context=error",
        "logging.level.org.apache.catalina.core.StandardService=off",
        // A stranger may be the first who asks for the description.
        "logging.level.org.springdoc=warn"
    };

    @Override
    public RunningServer start(Map<String, Object> settings, Optional<Path> config) throws StartFailed {
        try {
            CountDownLatch stopped = new CountDownLatch(1);
            ConfigurableApplicationContext context = new SpringApplicationBuilder(RingtrueApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .properties(QUIET)
                    .listeners(event -> {
                        // Spring has set up the log by now, and nothing has been bound or served yet.
                        if (event instanceof ApplicationEnvironmentPreparedEvent) CappedLogs.install();
                        if (event instanceof ContextClosedEvent) stopped.countDown();
                    })
                    .run(arguments(settings, config));
            return new Running(context, stopped);
        } catch (RuntimeException e) {
            Throwable cause = cause(e);
            // Not by the log: Spring has taken its log down before it throws.
            if (surprising(cause)) e.printStackTrace();
            throw new StartFailed(reason(e, cause), e);
        }
    }

    static String[] arguments(Map<String, Object> settings, Optional<Path> config) throws StartFailed {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        if (config.isPresent()) {
            Path file = config.get().toAbsolutePath();
            if (!Files.isReadable(file)) {
                throw new StartFailed("--config: " + config.get() + " cannot be read", new IOException());
            }
            arguments.add("--spring.config.additional-location=file:" + file);
        }
        return arguments.toArray(String[]::new);
    }

    /// Finds the message to show. Spring's exceptions say only what Spring was doing; the first exception of
    /// ours names the setting. What a JDK exception inside it adds ("Permission denied") is appended.
    private static String reason(Throwable failure, Throwable cause) {
        if (cause instanceof UnboundConfigurationPropertiesException unbound) {
            return unbound.getUnboundProperties().stream()
                            .map(each -> each.getName().toString())
                            .collect(Collectors.joining(", "))
                    + ": no setting has this name, or one value belongs where a list or a mapping is";
        }
        String section = "";
        for (Throwable outer = failure; outer != null && outer != cause; outer = outer.getCause()) {
            switch (outer) {
                case BindException bind -> section = bind.getName() + ": ";
                case PortInUseException port -> {
                    return "server.port: " + port.getPort() + " is in use";
                }
                default -> {}
            }
        }
        return section + words(cause);
    }

    static String reason(Throwable failure) {
        return reason(failure, cause(failure));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause && isSprings(cause)) cause = cause.getCause();
        return cause;
    }

    /// A fault that no sentence about a setting explains, so the stack trace is needed.
    private static boolean surprising(Throwable cause) {
        return !(cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || cause instanceof UncheckedIOException
                || cause instanceof IOException
                || isSprings(cause));
    }

    private static boolean isSprings(Throwable cause) {
        return cause.getClass().getName().startsWith("org.springframework.");
    }

    private static String words(Throwable cause) {
        String message =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        Throwable within = cause.getCause();
        String more = within == null || within.getMessage() == null ? "" : within.getMessage();
        return more.isEmpty() || message.contains(more) ? message : message + " (" + more + ")";
    }

    private record Running(ConfigurableApplicationContext context, CountDownLatch stopped) implements RunningServer {
        @Override
        public int port() {
            return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                    .getPort();
        }

        @Override
        public SandboxCallees callees() {
            return context.getBean(SandboxCarrier.class)::keys;
        }

        @Override
        public void awaitStop() throws InterruptedException {
            stopped.await();
        }

        @Override
        public void stop() {
            context.close();
        }
    }
}
