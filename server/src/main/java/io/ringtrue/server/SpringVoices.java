package io.ringtrue.server;

import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.VoiceOpener;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.wiring.CappedLogs;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.server.wiring.SpeechEngines;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/// Reads the settings as a server does, and opens the voices they name. Nothing else of the server is made.
final class SpringVoices implements VoiceOpener {
    @EnableConfigurationProperties(Settings.class)
    static class SettingsAlone {}

    @Override
    public Prompts open(Optional<Path> config) throws StartFailed {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsAlone.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(SpringStarter.QUIET)
                .properties("logging.level.org.springframework.context.annotation=error")
                .listeners(event -> {
                    if (event instanceof ApplicationEnvironmentPreparedEvent) CappedLogs.install();
                })
                .run(SpringStarter.arguments(Map.of(), config))) {
            return SpeechEngines.alone(context.getBean(Settings.class));
        } catch (SpeechFailure e) {
            throw new StartFailed(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new StartFailed(SpringStarter.reason(e), e);
        }
    }
}
