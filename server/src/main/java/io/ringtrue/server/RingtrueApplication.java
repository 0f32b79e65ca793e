package io.ringtrue.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// The server as Spring sees it. Storage opens its own database, so Spring's wiring of one stays out.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan
@EnableConfigurationProperties(Settings.class)
public class RingtrueApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(RingtrueApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(args);
    }
}
