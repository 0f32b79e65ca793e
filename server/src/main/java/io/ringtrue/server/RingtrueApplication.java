package io.ringtrue.server;

import io.ringtrue.server.cli.Ringtrue;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.server.wiring.Threads;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// The process's `main`, and the application for Spring. Storage opens its own database, so Spring's wiring
/// of a data source is excluded.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan
@EnableConfigurationProperties(Settings.class)
public class RingtrueApplication {
    public static void main(String[] args) {
        System.exit(Ringtrue.run(
                args,
                new Surroundings(
                        new SpringStarter(),
                        new SpringVoices(),
                        Threads.virtual("cli"),
                        Threads.platform("cli-end"),
                        Clock.systemUTC(),
                        System.getenv(),
                        Screen.ofProcess(System.getenv()))));
    }
}
