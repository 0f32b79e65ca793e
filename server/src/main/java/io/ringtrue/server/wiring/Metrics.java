package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.api.TimedHandler;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryListener;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.live.LiveListener;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.telephony.call.Dialer;
import io.ringtrue.telephony.call.SipDialer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.function.SingletonSupplier;

/// What an operator watches.
@Configuration(proxyBeanMethods = false)
class Metrics {
    @Bean
    Gauge liveCalls(MeterRegistry registry, CallDesk desk) {
        return Gauge.builder("ringtrue.calls.live", desk, CallDesk::liveCalls)
                .description("calls under way on this node")
                .register(registry);
    }

    /// A carrier that sends from machines nobody listed shows here, before `strict-source` is set; so does
    /// somebody who throws SIP at us.
    @Bean
    MeterBinder strangersCounters(Dialer dialer) {
        return registry -> {
            if (!(dialer instanceof SipDialer sip)) return;
            FunctionCounter.builder("ringtrue.sip.unlisted", sip, SipDialer::unlistedMessages)
                    .description("SIP of a call from addresses neither listed for its trunk nor named in the dialog")
                    .register(registry);
            FunctionCounter.builder("ringtrue.sip.strangers", sip, SipDialer::strangersMessages)
                    .description("SIP from no trunk and of no call, dropped unread")
                    .register(registry);
        };
    }

    /// What a dialect times itself is not observed again: that costs a tenth of what answering a validation
    /// does.
    @Bean
    ObservationPredicate timedDialectsAreNotObserved(ObjectProvider<Dialect> dialects) {
        Supplier<List<String>> timed = SingletonSupplier.of(() -> dialects.stream()
                .filter(dialect -> dialect.handler() instanceof TimedHandler)
                .map(Dialect::base)
                .toList());
        return (_, context) ->
                !(context instanceof ServerRequestObservationContext request && isBelow(timed, request.getCarrier()));
    }

    private static boolean isBelow(Supplier<List<String>> bases, @Nullable HttpServletRequest request) {
        if (request != null) {
            for (String base : bases.get()) {
                if (request.getRequestURI().startsWith(base)) return true;
            }
        }
        return false;
    }

    /// Part of `/health/ready`: a node that cannot reach its store takes no requests.
    @Bean
    HealthIndicator db(Storage storage) {
        return () -> {
            try {
                storage.probe();
                return Health.up().build();
            } catch (RuntimeException e) {
                return Health.down(e).build();
            }
        };
    }

    @Bean
    DeliveryListener deliveryCounter(MeterRegistry registry) {
        return (_, _, next) -> Counter.builder("ringtrue.callbacks.attempts")
                .description("callback deliveries tried, by what follows")
                .tag("next", word(next))
                .register(registry)
                .increment();
    }

    @Bean
    LiveListener liveCounter(MeterRegistry registry) {
        return (source, event) -> Counter.builder("ringtrue.numbers.live")
                .description("what happened at live sources: queries asked, answers remembered, callers who went on")
                .tag("source", source)
                .tag("event", event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry)
                .increment();
    }

    private static String word(CallbackStore.Next next) {
        return switch (next) {
            case CallbackStore.Next.Delivered _ -> "delivered";
            case CallbackStore.Next.RetryAt _ -> "retry";
            case CallbackStore.Next.Dead _ -> "dead";
            case CallbackStore.Next.Unwanted _ -> "unwanted";
        };
    }

    @Bean
    Gauge queuedVerifications(MeterRegistry registry, VerificationStore store) {
        return Gauge.builder(
                        "ringtrue.verifications.queued",
                        store,
                        counted -> counted.load().queued())
                .description("verifications waiting for their call, of all nodes")
                .register(registry);
    }
}
