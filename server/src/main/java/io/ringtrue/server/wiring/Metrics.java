package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryListener;
import io.ringtrue.server.callbacks.EndpointWatch;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.live.LiveListener;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.telephony.call.SipDialer;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an operator watches.
@Configuration(proxyBeanMethods = false)
class Metrics {
    @Bean
    Gauge liveCalls(MeterRegistry registry, CallDesk desk) {
        return Gauge.builder("ringtrue.calls.live", desk, CallDesk::liveCalls)
                .description("calls under way on this node")
                .register(registry);
    }

    @Bean
    Gauge waitingForTheStore(MeterRegistry registry, Storage storage) {
        return Gauge.builder("ringtrue.storage.waiting", storage, Storage::waiting)
                .description("callers that wait for the database to begin with their work")
                .register(registry);
    }

    /// A carrier that sends from machines nobody listed shows here, before `strict-source` is set; so does
    /// somebody who throws SIP at us.
    @Bean
    MeterBinder strangersCounters(SipDialer sip) {
        return registry -> {
            FunctionCounter.builder("ringtrue.sip.unlisted", sip, SipDialer::unlistedMessages)
                    .description("SIP of a call from addresses neither listed for its trunk nor named in the dialog")
                    .register(registry);
            FunctionCounter.builder("ringtrue.sip.strangers", sip, SipDialer::strangersMessages)
                    .description("SIP from no trunk and of no call, dropped unread")
                    .register(registry);
        };
    }

    /// Part of `/health/ready`: a node that cannot reach its store takes no requests.
    @Bean
    HealthIndicator db(Storage storage) {
        return new StoreHealth(storage::probe, System::nanoTime);
    }

    /// Part of `/health/ready`: a node whose id another server has taken makes no calls.
    @Bean
    HealthIndicator node(CallDesk desk) {
        return () -> desk.isReplaced() ? Health.down().build() : Health.up().build();
    }

    /// Part of `/health`: outcomes that wait for a store which is away or full are lost if the process is killed now.
    @Bean
    HealthIndicator outcomes(CallDesk desk) {
        return () -> desk.unstoredOutcomes() > 0
                ? Health.down().build()
                : Health.up().build();
    }

    @Bean
    Gauge unstoredOutcomes(MeterRegistry registry, CallDesk desk) {
        return Gauge.builder("ringtrue.calls.unstored", desk, CallDesk::unstoredOutcomes)
                .description("calls that are over on this node, and whose outcome the store could not take yet")
                .register(registry);
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
    Gauge failingEndpoints(MeterRegistry registry, EndpointWatch watch) {
        return Gauge.builder("ringtrue.callbacks.endpoints.failing", watch, EndpointWatch::failing)
                .description("hosts of accounts to which at least three deliveries in a row of this node failed")
                .register(registry);
    }

    @Bean
    Gauge callbacksUnderWay(MeterRegistry registry, CallbackCourier courier) {
        return Gauge.builder("ringtrue.callbacks.live", courier, CallbackCourier::inFlight)
                .description("callbacks being delivered by this node")
                .register(registry);
    }

    @Bean
    Gauge hangingLookups(MeterRegistry registry, SystemResolver resolver) {
        return Gauge.builder("ringtrue.lookups.hanging", resolver, SystemResolver::hanging)
                .description("look-ups of names that hang though nobody waits for them any more")
                .register(registry);
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
