package io.ringtrue.server.wiring.pages;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.AdminToken;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.FirstOwner;
import io.ringtrue.server.dashboard.Frames;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.PageErrors;
import io.ringtrue.server.dashboard.Pulse;
import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.SetupRules;
import io.ringtrue.server.dashboard.overview.Alerts;
import io.ringtrue.server.dashboard.overview.OverviewViews;
import io.ringtrue.server.dashboard.overview.TrunkLamp;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SignInLinks;
import io.ringtrue.server.reports.OverviewStore;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.storage.people.Browsers;
import io.ringtrue.server.wiring.ConfiguredTrunks;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.server.wiring.Threads;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;

/// The pages and who signs in to them.
@Configuration(proxyBeanMethods = false)
@ComponentScan("io.ringtrue.server.dashboard")
class DashboardWiring {
    /// What is over is not let in; only its row stays for so long.
    private static final Duration FORGETTING = Duration.ofMinutes(5);

    @Bean
    PersonStore personStore(Storage storage) {
        return storage.people();
    }

    @Bean
    AuditLog auditLog(Storage storage) {
        return storage.auditLog();
    }

    @Bean(destroyMethod = "close")
    Browsers browsers(Storage storage) {
        return storage.openBrowsers(RememberedVisitor.IDLE);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Loop oldBrowsers(Browsers browsers) {
        return Loop.every(FORGETTING, "old browsers", browsers::forgetOld, Threads.virtual("old-browsers"));
    }

    @Bean
    Passwords passwords(PersonStore people, SecretHasher hasher, SlowHashes hashes, Guesses guesses) {
        return new Passwords(people, hasher, hashes, guesses);
    }

    @Bean
    SignInLinks signInLinks(PersonStore people, SecretHasher hasher, Clock clock) {
        return new SignInLinks(people, hasher, clock);
    }

    @Bean
    RememberedVisitor rememberedVisitor(PersonStore people, Clock clock) {
        return new RememberedVisitor(people, clock);
    }

    @Bean
    Deeds deeds(AuditLog log, Clock clock) {
        return new Deeds(log, clock);
    }

    @Bean
    OnceForms onceForms(Storage storage, Clock clock) {
        return new OnceForms(storage.sentForms(), clock);
    }

    @Bean
    PageErrors pageErrors(ITemplateEngine templates, Clock clock) {
        return new PageErrors(templates, clock);
    }

    @Bean
    Frames frames(PersonStore people, AccountStore accounts, List<NavEntry> entries, Settings settings) {
        return new Frames(people, accounts, entries, settings.sandbox());
    }

    @Bean
    NavEntry overviewEntry() {
        return new NavEntry(10, "/", "overview", "Overview", _ -> true);
    }

    @Bean
    FirstOwner firstOwner(AdminToken adminToken, Passwords passwords, PersonStore people, Clock clock) {
        return new FirstOwner(adminToken, passwords, people, clock);
    }

    @Bean
    SetupRules setupRules(Settings settings) {
        return new SetupRules(
                settings.adminToken().isPresent()
                        ? Optional.empty()
                        : Optional.of(settings.dataDir()
                                .resolve("admin-token")
                                .toAbsolutePath()
                                .normalize()),
                settings.sandbox());
    }

    @Bean
    OverviewStore overviewStore(Storage storage) {
        return storage.overviews();
    }

    @Bean(destroyMethod = "close")
    Pulse pulse(Storage storage) {
        return new Pulse(storage.overviews(), System::nanoTime);
    }

    @Bean
    OverviewViews overviewViews(
            Storage storage,
            RangeStore ranges,
            ConfiguredTrunks trunks,
            SipDialer dialer,
            NumberIntelligence numbers,
            Settings settings,
            Pulse pulse,
            Clock clock) {
        return new OverviewViews(
                storage.overviews(),
                new Alerts(ranges),
                () -> lamps(trunks.current(), dialer.trunkStates(), settings.sandbox()),
                numbers,
                pulse,
                clock);
    }

    private static List<TrunkLamp> lamps(List<Trunk> trunks, List<TrunkState> states, boolean sandbox) {
        return trunks.stream()
                .map(trunk -> {
                    Optional<TrunkState> state = states.stream()
                            .filter(each -> each.name().equals(trunk.name()))
                            .findFirst();
                    return new TrunkLamp(
                            trunk.name(),
                            sandbox,
                            trunk.maxCalls(),
                            state.map(TrunkState::calls).orElse(0),
                            state.map(DashboardWiring::lamp).orElse(TrunkLamp.State.TAKES_CALLS));
                })
                .toList();
    }

    private static TrunkLamp.State lamp(TrunkState state) {
        if (state.rests()) return TrunkLamp.State.RESTS;
        return state.doubtful() ? TrunkLamp.State.SILENT : TrunkLamp.State.TAKES_CALLS;
    }
}
