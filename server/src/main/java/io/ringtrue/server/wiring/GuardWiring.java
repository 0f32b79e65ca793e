package io.ringtrue.server.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.api.v1.OwnPreflight;
import io.ringtrue.server.callbacks.Enquiries;
import io.ringtrue.server.callbacks.SigningSecrets;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.guard.RangeWatch;
import io.ringtrue.server.guard.TestCallStore;
import io.ringtrue.server.guard.WatchRules;
import io.ringtrue.server.guard.rehearsal.Stage;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.Preflight;
import io.ringtrue.server.verification.Refusals;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What keeps calls away from where they must not go: watchdog, do-not-call list, pre-flight check.
@Configuration(proxyBeanMethods = false)
class GuardWiring {
    @Bean
    RangeStore rangeStore(Storage storage) {
        return storage.ranges();
    }

    @Bean
    DoNotCallStore doNotCallStore(Storage storage) {
        return storage.doNotCall();
    }

    @Bean
    TestCallStore testCallStore(Storage storage) {
        return storage.testCalls();
    }

    @Bean
    SigningSecrets signingSecrets(Storage storage) {
        return storage.signingSecrets();
    }

    /// In the sandbox nothing is concluded: its callees are told what to key.
    @Bean
    WatchRules watchRules(Settings settings) {
        Settings.Watchdog watchdog = settings.watchdog();
        int least = settings.sandbox() ? Integer.MAX_VALUE : watchdog.leastAnswered();
        return new WatchRules(least, watchdog.expectedShare(), watchdog.pause());
    }

    @Bean
    RangeWatch rangeWatch(RangeStore store, WatchRules rules, Clock clock) {
        return new RangeWatch(store, rules, clock);
    }

    @Bean
    Stage rehearsalStage() {
        return new Stage(Threads.platform("rehearsal"));
    }

    @Bean
    Enquiries enquiries(Settings settings, SafeConnector connector, SigningSecrets secrets, Clock clock) {
        Settings.Preflight preflight = settings.preflight();
        return new Enquiries(
                (account, request, within, longestBody) ->
                        connector.inShareOf("account " + account).fetch(request, within, longestBody),
                secrets,
                clock,
                preflight.timeout(),
                preflight.mostAtOnce());
    }

    @Bean
    Preflight preflight(OwnPreflight words, Enquiries enquiries) {
        return new Preflight(words, enquiries::ask);
    }

    @Bean
    Refusals refusals(MeterRegistry registry) {
        return new Refusals(limit -> Counter.builder("ringtrue.refusals")
                .description("requests refused before anything was stored, by the rule they broke")
                .tag("limit", limit)
                .register(registry)
                .increment());
    }

    @Bean
    Gauge pausedRanges(MeterRegistry registry, RangeStore store, Clock clock) {
        return Gauge.builder(
                        "ringtrue.guard.paused",
                        store,
                        ranges -> ranges.paused(clock.instant()).size())
                .description("ranges of numbers that are not called because their calls match no PINs, of all nodes")
                .register(registry);
    }
}
