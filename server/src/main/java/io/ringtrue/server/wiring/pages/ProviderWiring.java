package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.provider.AttemptCookie;
import io.ringtrue.server.dashboard.provider.ChosenProvider;
import io.ringtrue.server.dashboard.provider.Entrance;
import io.ringtrue.server.dashboard.signin.SignInWays;
import io.ringtrue.server.openid.Provider;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.SecondFactors;
import io.ringtrue.server.people.provider.ProviderLinkStore;
import io.ringtrue.server.people.provider.ProviderSignIns;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.wiring.DashboardSettings;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.server.wiring.Threads;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The provider of `ringtrue.dashboard.oidc`, and whom of its people the pages let in.
@Configuration(proxyBeanMethods = false)
class ProviderWiring {
    /// The operator may mean a host of his own; metadata and link-local addresses stay shut.
    private static final AddressPolicy NOT_METADATA =
            new AddressPolicy(List.of(NetworkBlock.parse("0.0.0.0/0"), NetworkBlock.parse("::/0")));

    @Bean
    ChosenProvider chosenProvider(Settings settings, SystemResolver resolver, Clock clock) {
        DashboardSettings.Oidc oidc = settings.dashboard().oidc();
        if (oidc == null) return new ChosenProvider(Optional.empty());
        return new ChosenProvider(Optional.of(new Provider(ProviderReader.read(oidc), connector(resolver), clock)));
    }

    private static SafeConnector connector(SystemResolver resolver) {
        return new SafeConnector(
                NOT_METADATA,
                _ -> true,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Threads.virtual("provider-watch"));
    }

    @Bean
    SignInWays signInWays(ChosenProvider provider) {
        return provider.ways();
    }

    @Bean
    ProviderLinkStore providerLinkStore(Storage storage) {
        return storage.providerLinks();
    }

    @Bean
    ProviderSignIns providerSignIns(ProviderLinkStore links, AuditLog log, Clock clock) {
        return new ProviderSignIns(links, log, clock);
    }

    @Bean
    AttemptCookie attemptCookie(InstallationKey key, Clock clock) {
        return new AttemptCookie(key, clock);
    }

    @Bean
    Entrance entrance(SecondFactors factors, RememberedVisitor browsers, Deeds deeds, Clock clock) {
        return new Entrance(factors, browsers, deeds, clock);
    }
}
