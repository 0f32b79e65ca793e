package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.api.v1.VoicePreviews;
import io.ringtrue.server.api.v1.admin.TrunksInForce;
import io.ringtrue.server.api.v1.verifications.NewVerification;
import io.ringtrue.server.api.v1.verifications.VerificationView;
import io.ringtrue.server.api.v1.verifications.VerificationsController;
import io.ringtrue.server.callbacks.SigningSecrets;
import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.dashboard.NavEntry;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.dashboard.settings.api.ApiModel;
import io.ringtrue.server.dashboard.settings.api.ApiPage;
import io.ringtrue.server.dashboard.settings.api.TestRequests;
import io.ringtrue.server.dashboard.settings.callbacks.CallbackSettingsPage;
import io.ringtrue.server.dashboard.settings.callbacks.CallbacksModel;
import io.ringtrue.server.dashboard.settings.limits.LimitRules;
import io.ringtrue.server.dashboard.settings.limits.LimitRules.Rate;
import io.ringtrue.server.dashboard.settings.limits.LimitsPage;
import io.ringtrue.server.dashboard.settings.trunks.TrunkRoom;
import io.ringtrue.server.dashboard.settings.trunks.TrunksPage;
import io.ringtrue.server.dashboard.settings.voice.PromptPreview;
import io.ringtrue.server.dashboard.settings.voice.PromptPreview.Rule;
import io.ringtrue.server.dashboard.settings.voice.VoiceModel;
import io.ringtrue.server.dashboard.settings.voice.VoicePage;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.verification.CallbackComposers;
import io.ringtrue.server.verification.TestCallbacks;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.wiring.ConfiguredTrunks;
import io.ringtrue.server.wiring.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The pages of settings.
@Configuration(proxyBeanMethods = false)
class SettingsPagesWiring {
    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(2);

    @Bean
    NavEntry apiEntry() {
        return new NavEntry(100, ApiPage.PATH, "key", "API", SettingRights::account);
    }

    @Bean
    NavEntry callbackSettingsEntry() {
        return new NavEntry(110, CallbackSettingsPage.PATH, "callback", "Callback URL", _ -> true);
    }

    @Bean
    NavEntry voiceEntry() {
        return new NavEntry(120, VoicePage.PATH, "voice", "Voice", _ -> true);
    }

    @Bean
    NavEntry limitsEntry() {
        return new NavEntry(130, LimitsPage.PATH, "shield", "Limits and countries", _ -> true);
    }

    @Bean
    NavEntry trunksEntry() {
        return new NavEntry(140, TrunksPage.PATH, "trunk", "Trunks", Person::isOfInstallation);
    }

    @Bean
    ApiModel apiModel(AccountStore accounts, Clock clock) {
        return new ApiModel(accounts, clock);
    }

    /// By the method that answers `/v1`, so that both say the same.
    @Bean
    TestRequests testRequests(VerificationsController own, JsonMapper json) {
        return (account, number, pin, brand) -> answer(own, json, account, number, pin, brand);
    }

    private static TestRequests.Answer answer(
            VerificationsController own, JsonMapper json, Account account, String number, Pin pin, String brand) {
        VerificationView view = own.start(
                account,
                null,
                new NewVerification(
                        number,
                        null,
                        new SecretText(pin.digits()),
                        brand.isEmpty() ? null : brand,
                        null,
                        null,
                        null,
                        "test request"));
        return new TestRequests.Answer(
                view.id(), json.writerWithDefaultPrettyPrinter().writeValueAsString(view));
    }

    @Bean
    TestDelivery testDelivery(Settings settings, SafeConnector connector, SigningSecrets secrets, Clock clock) {
        return new TestDelivery(
                (account, request, within, longest) ->
                        connector.inShareOf("account " + account).fetch(request, within, longest),
                secrets,
                clock,
                settings.callbacks().timeout(),
                BETWEEN_TESTS);
    }

    @Bean
    TestCallbacks testCallbacks(CallbackComposers composers, CallbackRules rules, TestDelivery delivery, Clock clock) {
        return new TestCallbacks(composers, rules, delivery, clock);
    }

    @Bean
    CallbacksModel callbacksModel(SigningSecrets secrets, Clock clock) {
        return new CallbacksModel(secrets, clock);
    }

    @Bean
    PromptPreview promptPreview(Prompts prompts, Settings settings) {
        Settings.Verification calls = settings.verification();
        return new PromptPreview(
                prompts,
                List.of(
                        new Rule("Entries in one call", Integer.toString(calls.triesPerCall()), "tries-per-call"),
                        new Rule("The text is said", calls.promptRepeats() + " times", "prompt-repeats"),
                        new Rule("Wait for the first key", words(calls.firstDigitTimeout()), "first-digit-timeout"),
                        new Rule("Wait for the next key", words(calls.interDigitTimeout()), "inter-digit-timeout"),
                        new Rule("Ringing, at most", words(calls.ringTimeout()), "ring-timeout"),
                        new Rule("A call, at most", words(calls.maxCall()), "max-call"),
                        new Rule("A PIN lives for", words(calls.pinLifetime()), "pin-lifetime")));
    }

    /// By what the page speaks with, so that both say the same.
    @Bean
    VoicePreviews voicePreviews(PromptPreview preview) {
        return (language, brand, announcePin) -> {
            PromptPreview.Spoken spoken = preview.speak(language, brand, announcePin);
            return new VoicePreviews.Preview(spoken.wav(), spoken.words());
        };
    }

    private static String words(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    @Bean
    VoiceModel voiceModel(PromptPreview preview) {
        return new VoiceModel(preview);
    }

    @Bean
    LimitRules limitRules(Settings settings, Limits limits) {
        Settings.Dialing dialing = settings.dialing();
        return new LimitRules(
                dialing.blockedTypes(),
                dialing.blockedPrefixes(),
                List.of(
                        new Rate(
                                "Verifications of one number at once",
                                Integer.toString(limits.activePerNumber()),
                                "active-per-number"),
                        new Rate(
                                "Verifications of one number",
                                limits.perNumber().toString(),
                                "per-number"),
                        new Rate(
                                "Verifications of one number, longer",
                                limits.perNumberDay().toString(),
                                "per-number-day"),
                        new Rate(
                                "Wrong PINs at one number",
                                limits.wrongPinsPerNumber().toString(),
                                "wrong-pins-per-number"),
                        new Rate("Requests of one account", limits.perAccount().toString(), "per-account"),
                        new Rate(
                                "Requests with callbacks to one host",
                                limits.perCallbackHost().toString(),
                                "per-callback-host"),
                        new Rate(
                                "Requests to 10,000 numbers that begin alike",
                                limits.perPrefix().toString(),
                                "per-prefix"),
                        new Rate(
                                "Requests to one calling code",
                                limits.perDialCode().toString(),
                                "per-dial-code")),
                settings.sandbox());
    }

    @Bean
    TrunkRoom trunkRoom(Settings settings, TrunkStore store, ConfiguredTrunks trunks, TrunksInForce inForce) {
        return new TrunkRoom(
                store,
                trunks.ownedByConfiguration() ? Optional.of(trunks::current) : Optional.empty(),
                inForce::follow,
                settings.sandbox());
    }
}
