package io.ringtrue.server.wiring.pages;

import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.api.v1.numbers.BatchEngine;
import io.ringtrue.server.bulk.LineTypes;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.accounts.OpenAccount;
import io.ringtrue.server.dashboard.accounts.SettingsChange;
import io.ringtrue.server.dashboard.accounts.SettingsForm;
import io.ringtrue.server.dashboard.numbers.CheckedLists;
import io.ringtrue.server.dashboard.numbers.Sources;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.validation.AnsweredType;
import io.ringtrue.server.validation.PhoneLineType;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.server.wiring.Threads;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages about money, accounts and numbers.
@Configuration(proxyBeanMethods = false)
class MoneyPagesWiring {
    private static final Duration FORGETTING = Duration.ofMinutes(5);

    @Bean
    NavEntry numbersEntry() {
        return new NavEntry(40, "/numbers", "number", "Numbers", _ -> true);
    }

    @Bean
    NavEntry moneyEntry() {
        return new NavEntry(50, "/money", "money", "Money", _ -> true);
    }

    @Bean
    NavEntry accountsEntry() {
        return new NavEntry(60, "/accounts", "account", "Accounts", Person::isOfInstallation);
    }

    @Bean
    MoneyReports moneyReports(Storage storage) {
        return storage.moneyReports();
    }

    @Bean
    SettingsForm settingsForm(CallbackRules rules) {
        return new SettingsForm(rules);
    }

    @Bean
    SettingsChange settingsChange(AccountStore accounts, CallbackStore callbacks, CallbackRules rules, Deeds deeds) {
        return new SettingsChange(accounts, callbacks, rules, deeds);
    }

    @Bean
    OpenAccount openAccount(Accounts accounts, SettingsForm form, Deeds deeds) {
        return new OpenAccount(accounts, form, deeds);
    }

    @Bean
    Sources numberSources(SwappableNumbers numbers, OperatorFiles files, Clock clock) {
        return new Sources(numbers, files, clock);
    }

    @Bean
    CheckedLists checkedLists(BatchEngine engine, PhoneValidationService validations, Settings settings, Clock clock) {
        return new CheckedLists(
                settings.dataDir().resolve("checked-lists"),
                new CheckedLists.Engine(
                        engine.numbers(), engine.workers(), engine.threads(), types(validations.ambiguousLineType())),
                clock);
    }

    /// The words of answers; no type is unwanted.
    private static LineTypes types(PhoneLineType ambiguous) {
        return new LineTypes(
                type -> AnsweredType.of(type, Confidence.HIGH, ambiguous)
                        .shown()
                        .word(),
                (_, _) -> false);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Loop oldLists(CheckedLists lists) {
        return Loop.every(FORGETTING, "old lists", lists::forgetOld, Threads.virtual("old-lists"));
    }
}
