package io.ringtrue.server.wiring;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.v1.verifications.OwnCallbacks;
import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.calls.CallDesk;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.Rate;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.CallbackComposers;
import io.ringtrue.server.verification.Endings;
import io.ringtrue.server.verification.Preflight;
import io.ringtrue.server.verification.Recovery;
import io.ringtrue.server.verification.Refusals;
import io.ringtrue.server.verification.ReversePinVerifications;
import io.ringtrue.server.verification.VerificationRules;
import io.ringtrue.server.verification.VerificationStore;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.Fingerprints;
import io.ringtrue.server.verification.request.NumberReader;
import io.ringtrue.server.verification.request.RequestChecker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/// From a request to a verification's one final status.
@Configuration(proxyBeanMethods = false)
class VerificationWiring {
    /// Enough for any trial, and still a limit.
    private static final Rate SANDBOX_RATE = new Rate(100_000, Duration.ofMinutes(1));

    /// Where calls may go until somebody sets countries.
    private static final List<String> USUAL_COUNTRIES = List.of("US", "CA");

    /// Who presses "this was not me" in a trial may be called again at once.
    private static final Duration SANDBOX_DO_NOT_CALL = Duration.ofMillis(1);

    @Bean
    PolicyInForce policyInForce(Settings settings, Storage storage) {
        Settings.Dialing dialing = settings.dialing();
        DestinationPolicy configured = DestinationPolicy.of(
                Objects.requireNonNullElse(dialing.allowedCountries(), USUAL_COUNTRIES),
                dialing.blockedTypes(),
                dialing.blockedPrefixes());
        PolicyInForce policy = new PolicyInForce(configured, dialing.allowedCountries() != null, storage.countries());
        // The sandbox takes every number.
        if (!settings.sandbox()) policy.report();
        return policy;
    }

    @Bean
    NumberReader numberReader(Settings settings, NumberIntelligence numbers, PolicyInForce policyInForce) {
        return settings.sandbox() ? NumberReader.sandbox() : NumberReader.live(numbers, policyInForce::policy);
    }

    @Bean
    VerificationRules verificationRules(Settings settings, Limits limits, DoNotCallStore doNotCall) {
        return new VerificationRules(settings.verification().pinLifetime(), limits, doNotCall::key);
    }

    @Bean
    Limits limits(Settings settings) {
        Settings.Limits limits = settings.limits();
        return settings.sandbox()
                ? new Limits(
                        1_000,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_RATE,
                        SANDBOX_DO_NOT_CALL)
                : new Limits(
                        limits.activePerNumber(),
                        limits.perNumber(),
                        limits.perNumberDay(),
                        limits.wrongPinsPerNumber(),
                        limits.perAccount(),
                        limits.perCallbackHost(),
                        limits.perPrefix(),
                        limits.perDialCode(),
                        limits.doNotCall());
    }

    @Bean
    CallbackRules callbackRules(SafeConnector connector, ObjectProvider<Dialects> dialects) {
        return new CallbackRules(
                connector::objection,
                SingletonSupplier.of(() -> dialects.getObject().callbackParameters()));
    }

    /// Asked for late: a dialect needs the service that starts verifications, and their ends need the
    /// dialect.
    @Bean
    CallbackComposers callbackComposers(ObjectProvider<Dialects> dialects, OwnCallbacks own) {
        Supplier<Dialects> all = SingletonSupplier.of(dialects::getObject);
        return name -> name.equals(Dialects.OWN) ? Optional.of(own) : all.get().composer(name);
    }

    @Bean
    Endings endings(
            VerificationStore store,
            CallbackComposers composers,
            AccountStore accounts,
            Clock clock,
            CallbackCourier courier) {
        return new Endings(
                store,
                composers,
                accountId -> accounts.find(accountId)
                        .map(account -> account.settings().progressCallbacks())
                        .orElse(false),
                clock,
                courier::wake);
    }

    @Bean
    Fingerprints fingerprints(InstallationKey key) {
        return request -> key.hmac(
                "idempotency",
                String.join(
                                "\u0000",
                                request.mode().text(),
                                request.number(),
                                request.content().map(Content::text).orElse(""),
                                request.brand().orElse(""),
                                request.announcePin().toString(),
                                request.language().orElse(""),
                                request.callbackUrl().orElse(""),
                                request.callbackScheme().orElse(""),
                                request.reference().orElse(""))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    ReversePinVerifications reversePinVerifications(
            VerificationStore store,
            LedgerStore ledger,
            NumberReader numbers,
            CallbackRules callbacks,
            Prompts prompts,
            VerificationRules rules,
            Endings endings,
            Fingerprints fingerprints,
            Preflight preflight,
            Refusals refusals,
            Clock clock,
            CallDesk desk) {
        RequestChecker checker = new RequestChecker(numbers, callbacks, voices(prompts));
        return new ReversePinVerifications(
                store,
                ledger,
                checker,
                rules,
                endings,
                fingerprints,
                preflight,
                refusals,
                clock,
                desk::wake,
                desk::stop);
    }

    private static RequestChecker.Voices voices(Prompts prompts) {
        return new RequestChecker.Voices() {
            @Override
            public Set<Locale> languages() {
                return prompts.languages();
            }

            @Override
            public boolean spells(Locale language, String pin) {
                return prompts.spells(language, pin);
            }
        };
    }

    @Bean
    Recovery recovery(VerificationStore store, Endings endings, Storage storage, CallQueue queue) {
        return new Recovery(store, endings, storage.node(), queue::now, CallDesk.LEASE, System::nanoTime);
    }
}
