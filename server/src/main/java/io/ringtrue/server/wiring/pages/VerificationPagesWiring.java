package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.verifications.Exports;
import io.ringtrue.server.dashboard.verifications.ListViews;
import io.ringtrue.server.dashboard.verifications.Stopping;
import io.ringtrue.server.dashboard.verifications.Stories;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.ReversePinService;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of verifications and callbacks.
@Configuration(proxyBeanMethods = false)
class VerificationPagesWiring {
    @Bean
    VerificationReports verificationReports(Storage storage) {
        return storage.verificationReports();
    }

    @Bean
    Deliveries deliveries(Storage storage) {
        return storage.deliveries();
    }

    @Bean
    NavEntry verificationsEntry() {
        return new NavEntry(20, "/verifications", "check", "Verifications", _ -> true);
    }

    @Bean
    NavEntry callbacksEntry() {
        return new NavEntry(30, "/callbacks", "callback", "Callbacks", _ -> true);
    }

    @Bean
    ListViews verificationLists(VerificationReports reports, Clock clock) {
        return new ListViews(reports, clock);
    }

    @Bean
    Exports verificationExports(VerificationReports reports, Clock clock) {
        return new Exports(reports, clock, System::nanoTime);
    }

    @Bean
    Stories verificationStories(VerificationReports reports, ReversePinService verifications, Deliveries deliveries) {
        return new Stories(reports, verifications, deliveries);
    }

    @Bean
    Stopping verificationStopping(ReversePinService verifications) {
        return new Stopping(verifications);
    }
}
