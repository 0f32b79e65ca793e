package io.ringtrue.server.wiring;

import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryListener;
import io.ringtrue.server.callbacks.EndpointWatch;
import io.ringtrue.server.callbacks.RetrySchedule;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.outbound.TimedTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// From the callback row to the customer's server.
@Configuration(proxyBeanMethods = false)
class CallbackWiring {
    @Bean(destroyMethod = "close")
    SystemResolver hostResolver() {
        return new SystemResolver(Threads.platform("resolver"));
    }

    @Bean
    SafeConnector safeConnector(Settings settings, SystemResolver resolver) {
        Settings.Callbacks callbacks = settings.callbacks();
        AddressPolicy policy = new AddressPolicy(callbacks.allowedNetworks().stream()
                .map(CallbackWiring::network)
                .toList());
        return new SafeConnector(
                policy,
                callbacks.allowedPorts()::contains,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Threads.virtual("callback-watch"));
    }

    private static NetworkBlock network(String text) {
        try {
            return NetworkBlock.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "ringtrue.callbacks.allowed-networks: \"" + text + "\" is no block such as 10.0.0.0/8", e);
        }
    }

    @Bean
    EndpointWatch endpointWatch() {
        return new EndpointWatch();
    }

    @Bean(destroyMethod = "")
    CallbackCourier callbackCourier(
            Settings settings,
            CallbackStore store,
            SafeConnector connector,
            DeliveryListener counter,
            EndpointWatch watch,
            Bell bell,
            Clock clock) {
        return new CallbackCourier(
                store,
                new TimedTransport(connector, timeout(settings.callbacks().timeout())),
                new RetrySchedule(settings.callbacks().schedule()),
                Shares.STANDARD,
                clock,
                new SecureRandom(),
                Threads.virtual("callback"),
                counter.andThen(watch::attempted),
                bell);
    }

    /// An attempt that outlasts its claim would be sent by another node too.
    private static Duration timeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofSeconds(45)) > 0) {
            throw new IllegalArgumentException("ringtrue.callbacks.timeout: must be 1s to 45s");
        }
        return timeout;
    }
}
