package io.ringtrue.server;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Argon2id;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.SecretHasher;
import io.ringtrue.server.accounts.guesses.Guesses;
import io.ringtrue.server.accounts.guesses.SlowHashes;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.fakes.DirectDoor;
import io.ringtrue.server.api.fakes.FollowedTrunks;
import io.ringtrue.server.api.fakes.MemoryAccountStore;
import io.ringtrue.server.api.fakes.MemoryAuditLog;
import io.ringtrue.server.api.fakes.MemoryCallbackStore;
import io.ringtrue.server.api.fakes.MemoryCountryStore;
import io.ringtrue.server.api.fakes.MemoryDoNotCallStore;
import io.ringtrue.server.api.fakes.MemoryGuessStore;
import io.ringtrue.server.api.fakes.MemoryLedgerStore;
import io.ringtrue.server.api.fakes.MemoryMoneyReports;
import io.ringtrue.server.api.fakes.MemoryPersonStore;
import io.ringtrue.server.api.fakes.MemoryProviderLinkStore;
import io.ringtrue.server.api.fakes.MemoryRangeStore;
import io.ringtrue.server.api.fakes.MemorySecondFactorStore;
import io.ringtrue.server.api.fakes.MemoryTrunkStore;
import io.ringtrue.server.api.fakes.MemoryValidationStore;
import io.ringtrue.server.api.fakes.MemoryVerificationStore;
import io.ringtrue.server.api.fakes.QuietOverviews;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.SettableClock;
import io.ringtrue.server.api.v1.VoicePreviews;
import io.ringtrue.server.api.v1.verifications.OwnCallbacks;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.Enquiries;
import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.calls.CallTask;
import io.ringtrue.server.calls.ExpectedDigits;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.Rate;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.guard.WatchRules;
import io.ringtrue.server.guard.rehearsal.Stage;
import io.ringtrue.server.http.connections.AddressShares;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.ringtrue.server.outbound.HttpAnswer;
import io.ringtrue.server.people.Roster;
import io.ringtrue.server.people.SignInLinks;
import io.ringtrue.server.people.provider.ProviderSignIns;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.trunks.CheckStep;
import io.ringtrue.server.trunks.TrunkCheck;
import io.ringtrue.server.trunks.TrunkChecks;
import io.ringtrue.server.validation.PhoneLineType;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.validation.Refinement;
import io.ringtrue.server.validation.ValidationRules;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.Endings;
import io.ringtrue.server.verification.Preflight;
import io.ringtrue.server.verification.Refusals;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.ReversePinVerifications;
import io.ringtrue.server.verification.TestCallbacks;
import io.ringtrue.server.verification.VerificationRules;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.NumberReader;
import io.ringtrue.server.verification.request.RequestChecker;
import io.ringtrue.server.wiring.BulkWiring;
import io.ringtrue.server.wiring.HttpWiring;
import io.ringtrue.server.wiring.SecurityWiring;
import io.ringtrue.server.wiring.Settings;
import io.ringtrue.telephony.call.CallFacts;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// The HTTP half of the server on a real port: its wiring, security and dialects as they are, the real service
/// behind them, and the stores in memory. No call is ever placed: nothing claims what is admitted.
public final class ApiFixture implements AutoCloseable {
    public static final Instant SAMPLE_TIME = Instant.parse("2016-06-06T08:02:17.100Z");
    public static final String ADMIN_TOKEN = "the-admin-token-of-this-test";

    private static final Rate OFTEN = Rate.of("1000/1m");
    private static final Limits LIMITS =
            new Limits(1000, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, OFTEN, Duration.ofDays(365));

    private static final DestinationPolicy POLICY = DestinationPolicy.of(
            List.of("US"),
            List.of("premium", "shared-cost", "uan", "personal", "pager", "voicemail", "satellite", "global-service"),
            List.of());

    /// The limits that have refused something.
    public final List<String> refused = new CopyOnWriteArrayList<>();
    /// What every account's server answers that is asked before a call.
    public Enquiries.Reply preflight = new Enquiries.Reply.Failed("nobody there");

    private static final Preflight.Words NO_QUESTION = new Preflight.Words() {
        @Override
        public String question(Preflight.Question question) {
            return question.number();
        }

        @Override
        public Optional<Boolean> answer(String body) {
            return body.equals("?") ? Optional.empty() : Optional.of(Boolean.valueOf(body));
        }
    };

    private static final ReportStore NO_REPORTS = (AuditView view, Consumer<List<String>> sink) -> {};

    /// Speaks one word, and no brand with a `<`.
    private static final VoicePreviews PREVIEWS = (language, brand, announcePin) -> {
        if (brand.contains("<")) throw new IllegalArgumentException("must be letters");
        String words = language + " " + brand + (announcePin ? " *****" : "");
        return new VoicePreviews.Preview("RIFF".getBytes(StandardCharsets.US_ASCII), words);
    };

    public final SettableClock clock = new SettableClock(SAMPLE_TIME);
    public final MemoryAccountStore accounts = new MemoryAccountStore();
    public final MemoryLedgerStore ledger = new MemoryLedgerStore(accounts);
    public final MemoryVerificationStore verifications = new MemoryVerificationStore(ledger);
    public final MemoryValidationStore validations = new MemoryValidationStore(ledger);
    public final MemoryCallbackStore callbacks = new MemoryCallbackStore();
    public final MemoryTrunkStore trunks = new MemoryTrunkStore();
    public final MemoryPersonStore people = new MemoryPersonStore();
    public final MemorySecondFactorStore secondFactors = new MemorySecondFactorStore(people);
    public final MemoryProviderLinkStore providerLinks = new MemoryProviderLinkStore(people);
    public final MemoryAuditLog auditLog = new MemoryAuditLog();
    public final MemoryRangeStore ranges = new MemoryRangeStore();
    public final MemoryDoNotCallStore doNotCall = new MemoryDoNotCallStore();
    public final RawHttp http;
    /// Below HTTP: quicker, and an exception that leaves a handler is seen as it is.
    public final DirectDoor direct;

    private final SwappableNumbers numbers = new SwappableNumbers(CompiledNumbers.load());
    public final FollowedTrunks inForce = new FollowedTrunks(trunks);
    /// Nothing here sends a callback, so no address is refused.
    private final CallbackRules callbackRules =
            new CallbackRules(_ -> Optional.empty(), () -> dialects().callbackParameters());

    /// Ends what was admitted, as calls would. Every account wants progress callbacks.
    public final Endings endings = new Endings(verifications, this::composer, _ -> true, clock, () -> {});

    private final SlowHashes slowHashes =
            new SlowHashes(2, work -> Thread.ofPlatform().daemon().unstarted(work));
    private final Accounts who;
    private final ServletWebServerApplicationContext context;

    /// No stereotype of Spring's, so that no scan of the whole server finds it.
    @EnableAutoConfiguration
    @EnableConfigurationProperties(Settings.class)
    @Import({HttpWiring.class, SecurityWiring.class, BulkWiring.class})
    static class OnlyHttp {}

    private ApiFixture(
            ReportStore reports,
            List<BiFunction<Accounts, ReversePinService, Dialect>> dialects,
            String... properties) {
        InstallationKey key = key();
        SecretHasher hasher = new SecretHasher(key, new Argon2id());
        Guesses guesses = new Guesses(new MemoryGuessStore(), slowHashes, text -> key.placeOf("guess", text), clock);
        accounts.putAdminToken(hasher.ofToken(new Secret(ADMIN_TOKEN)));
        who = new Accounts(accounts, hasher, guesses, slowHashes, clock);
        ApplicationContextInitializer<GenericApplicationContext> beans = spring -> {
            var registry = spring.getBeanFactory();
            registry.registerSingleton("clock", clock);
            registry.registerSingleton("accountStore", accounts);
            registry.registerSingleton("secretHasher", hasher);
            registry.registerSingleton("guesses", guesses);
            registry.registerSingleton("accounts", who);
            registry.registerSingleton("personStore", people);
            SignInLinks links = new SignInLinks(people, hasher, clock);
            registry.registerSingleton("auditLog", auditLog);
            registry.registerSingleton("roster", new Roster(people, secondFactors, links, auditLog, clock));
            registry.registerSingleton("providerSignIns", new ProviderSignIns(providerLinks, auditLog, clock));
            registry.registerSingleton("ledgerStore", ledger);
            registry.registerSingleton("ledgerCheck", ledger.check());
            registry.registerSingleton("moneyReports", new MemoryMoneyReports(ledger));
            registry.registerSingleton("voicePreviews", PREVIEWS);
            registry.registerSingleton("overviewStore", new QuietOverviews());
            registry.registerSingleton("callbackStore", callbacks);
            registry.registerSingleton("trunkStore", trunks);
            registry.registerSingleton("trunksInForce", inForce);
            registry.registerSingleton(
                    "trunkChecks", new TrunkChecks(inForce::inForce, ApiFixture::checked, auditLog, clock));
            registry.registerSingleton("reportStore", reports);
            ReversePinService service = service(clock);
            registry.registerSingleton("reversePinService", service);
            dialects.forEach(dialect ->
                    registry.registerSingleton("further-" + dialects.indexOf(dialect), dialect.apply(who, service)));
            registry.registerSingleton("callbackRules", callbackRules);
            registry.registerSingleton(
                    "testCallbacks", new TestCallbacks(this::composer, callbackRules, testDelivery(), clock));
            registry.registerSingleton("rangeStore", ranges);
            registry.registerSingleton("doNotCallStore", doNotCall);
            registry.registerSingleton("limits", LIMITS);
            registry.registerSingleton("policyInForce", new PolicyInForce(POLICY, false, new MemoryCountryStore()));
            registry.registerSingleton("watchRules", new WatchRules(20, 0.5, Duration.ofHours(6)));
            registry.registerSingleton("rehearsalStage", new Stage(Thread::new));
            registry.registerSingleton("phoneValidationService", validationService());
            registry.registerSingleton("numberIntelligence", numbers);
            registry.registerSingleton(
                    "operatorFiles", new OperatorFiles(Path.of("target/no-operator-data"), numbers, clock));
        };
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(OnlyHttp.class)
                .initializers(beans)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "spring.mvc.servlet.load-on-startup=1", // for the direct door
                        "spring.autoconfigure.exclude="
                                + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                                + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
                // As on the command line, so that they overrule the defaults of the house.
                // No test waits for the streams that it has left open.
                .run(Stream.concat(Stream.of("server.shutdown=immediate"), Stream.of(properties))
                        .map(each -> "--" + each)
                        .toArray(String[]::new));
        http = new RawHttp(context.getWebServer().getPort());
        direct = new DirectDoor(context);
    }

    /// Connections that the server holds now.
    public int connections() {
        return context.getBean(AddressShares.class).held();
    }

    public static ApiFixture start(String... properties) {
        return new ApiFixture(NO_REPORTS, List.of(), properties);
    }

    /// With one more dialect beside those of the product.
    public static ApiFixture with(BiFunction<Accounts, ReversePinService, Dialect> dialect) {
        return new ApiFixture(NO_REPORTS, List.of(dialect));
    }

    public static ApiFixture start(ReportStore reports) {
        return new ApiFixture(reports, List.of());
    }

    private static InstallationKey key() {
        try {
            Path folder = Files.createTempDirectory("ringtrue-api");
            InstallationKey key = InstallationKey.loadOrCreate(folder.resolve("key"));
            Files.delete(folder.resolve("key"));
            Files.delete(folder);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhoneValidationService validationService() {
        return new PhoneValidationService(
                numbers, Refinement.NONE, validations, new ValidationRules(PhoneLineType.MOBILE, Money.ZERO), clock);
    }

    /// A voice that spells digits, and letters but Q.
    private static final RequestChecker.Voices ENGLISH = new RequestChecker.Voices() {
        @Override
        public Set<Locale> languages() {
            return Set.of(Locale.ENGLISH);
        }

        @Override
        public boolean spells(Locale language, String pin) {
            return !pin.contains("Q");
        }
    };

    private ReversePinVerifications service(Clock time) {
        return new ReversePinVerifications(
                verifications,
                ledger,
                new RequestChecker(ApiFixture::number, callbackRules, ENGLISH),
                new VerificationRules(Duration.ofMinutes(10), LIMITS, doNotCall::key),
                endings,
                Object::toString,
                new Preflight(NO_QUESTION, (_, _, _) -> preflight),
                new Refusals(refused::add),
                time,
                () -> {},
                _ -> {});
    }

    public Dialects dialects() {
        return context.getBean(Dialects.class);
    }

    /// Ends a verification as its call would, with 200 from the carrier and a normal clearing.
    public void end(long id, CallOutcome outcome) {
        CallFacts facts = new CallFacts("main", "call-id", "PCMU", 200, 16, Duration.ZERO, Duration.ZERO, 0, 0);
        endings.finished(order(id), outcome, facts, List.of());
    }

    /// What a call desk would have claimed.
    public CallOrder order(long id) {
        String number = verifications.verification(id).orElseThrow().order().number();
        Instant expires = clock.instant().plus(Duration.ofMinutes(10));
        CallTask task = new CallTask.AskForPin(new ExpectedDigits("1"), false, 3);
        return new CallOrder(id, 1, number, task, "", Locale.ENGLISH, expires);
    }

    /// As in the server: our own API's beside the dialects'.
    /// Every endpoint answers 200.
    private TestDelivery testDelivery() {
        return new TestDelivery(
                (account, request, within, longest) ->
                        new HttpAnswer(200, request.target().host().getBytes(StandardCharsets.UTF_8)),
                (account, at) -> List.of(new SigningSecret("whsec_Zmlyc3Q=")),
                clock,
                Duration.ofSeconds(15),
                Duration.ofSeconds(2));
    }

    private Optional<CallbackComposer> composer(String dialect) {
        return dialect.equals(Dialects.OWN)
                ? Optional.of(context.getBean(OwnCallbacks.class))
                : context.getBean(Dialects.class).composer(dialect);
    }

    /// As in the sandbox, so that the documentation's sample number works, but Somalia stands for what is not
    /// allowed.
    private static NumberReader.Reading number(String text) {
        return text.startsWith("+252")
                ? new NumberReader.Reading(
                        "",
                        Optional.empty(),
                        Optional.of(Refusal.of(
                                "number", "calls to +252 are not allowed on this installation", "allowed-countries")))
                : NumberReader.sandbox().read(text);
    }

    /// An account with 1 unit of credit that announces PINs.
    public CreatedAccount account(String apikey, String apisecret) {
        return account(apikey, apisecret, "1", settings -> settings);
    }

    public CreatedAccount account(
            String apikey, String apisecret, String credit, UnaryOperator<AccountSettings> settings) {
        return who.create(new AccountRequest(
                "Sample",
                "",
                settings.apply(AccountSettings.standard(true)),
                Money.of(credit).millionths(),
                Optional.of(apikey),
                Optional.of(new Secret(apisecret)),
                Optional.empty(),
                Optional.empty()));
    }

    /// An account with 1 unit of credit and an API user.
    public CreatedAccount user(String user, String pass, AccountSettings.Validation settings) {
        return who.create(new AccountRequest(
                "Sample",
                "Company, LLC",
                validating(AccountSettings.standard(true), settings),
                Money.of("1").millionths(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(user),
                Optional.of(new Secret(pass))));
    }

    /// Settings whose verification may also be asked for by GET.
    public static AccountSettings callingByGet(AccountSettings settings) {
        return new AccountSettings(
                settings.announcePin(),
                settings.callbackUrl(),
                settings.callbackScheme(),
                settings.progressCallbacks(),
                settings.language(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                settings.validation(),
                settings.preflight());
    }

    public static AccountSettings validating(AccountSettings settings, AccountSettings.Validation validation) {
        return new AccountSettings(
                settings.announcePin(),
                settings.callbackUrl(),
                settings.callbackScheme(),
                settings.progressCallbacks(),
                settings.language(),
                settings.spendCapMillionths(),
                settings.balanceAlertMillionths(),
                settings.callsByGet(),
                validation,
                settings.preflight());
    }

    /// What a check finds here, where nobody calls; a check of the trunk `busy` is running already.
    private static Optional<TrunkCheck> checked(Trunk trunk, Optional<String> number) {
        if (trunk.name().equals("busy")) return Optional.empty();
        CheckStep step = new CheckStep(
                "name",
                CheckStep.Verdict.NOT_TRIED,
                "Nothing is tried here",
                trunk.uri(),
                "",
                number.map(_ -> Duration.ofMillis(4)));
        return Optional.of(
                new TrunkCheck(trunk.name(), Instant.EPOCH, Duration.ofMillis(5), number.isPresent(), List.of(step)));
    }

    @Override
    public void close() {
        context.close();
    }
}
