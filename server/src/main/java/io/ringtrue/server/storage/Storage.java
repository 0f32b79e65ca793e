package io.ringtrue.server.storage;

import static java.lang.System.Logger.Level.DEBUG;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.guesses.GuessStore;
import io.ringtrue.server.alerts.LowBalanceStore;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.callbacks.SigningSecrets;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.guard.CountryStore;
import io.ringtrue.server.guard.DoNotCallStore;
import io.ringtrue.server.guard.RangeStore;
import io.ringtrue.server.guard.TestCallStore;
import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.live.LiveSpendStore;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.PersonStore;
import io.ringtrue.server.people.SecondFactorStore;
import io.ringtrue.server.people.SentForms;
import io.ringtrue.server.people.provider.ProviderLinkStore;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.reports.OverviewStore;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.retention.RetentionStore;
import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.accounts.JdbcAccountStore;
import io.ringtrue.server.storage.accounts.JdbcLedgerStore;
import io.ringtrue.server.storage.accounts.NodeRow;
import io.ringtrue.server.storage.backups.BackupGuard;
import io.ringtrue.server.storage.callbacks.JdbcCallbackStore;
import io.ringtrue.server.storage.callbacks.JdbcDeliveries;
import io.ringtrue.server.storage.callbacks.JdbcSigningSecrets;
import io.ringtrue.server.storage.engine.ConnectionCheck;
import io.ringtrue.server.storage.engine.DataFolder;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.Migrations;
import io.ringtrue.server.storage.engine.PostgresDatabase;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.storage.engine.SqliteDatabase;
import io.ringtrue.server.storage.engine.StorageSettings;
import io.ringtrue.server.storage.guard.JdbcCountryStore;
import io.ringtrue.server.storage.guard.JdbcDoNotCallStore;
import io.ringtrue.server.storage.guard.JdbcRangeStore;
import io.ringtrue.server.storage.guesses.JdbcGuessStore;
import io.ringtrue.server.storage.ledger.JdbcLedgerCheck;
import io.ringtrue.server.storage.ledger.JdbcLowBalanceStore;
import io.ringtrue.server.storage.people.Browsers;
import io.ringtrue.server.storage.people.JdbcAuditLog;
import io.ringtrue.server.storage.people.JdbcPersonStore;
import io.ringtrue.server.storage.people.JdbcProviderLinkStore;
import io.ringtrue.server.storage.people.JdbcSecondFactorStore;
import io.ringtrue.server.storage.people.JdbcSentForms;
import io.ringtrue.server.storage.reports.JdbcMoneyReports;
import io.ringtrue.server.storage.reports.JdbcOverviewStore;
import io.ringtrue.server.storage.reports.JdbcReportStore;
import io.ringtrue.server.storage.reports.JdbcVerificationReports;
import io.ringtrue.server.storage.retention.JdbcRetentionStore;
import io.ringtrue.server.storage.trunks.JdbcTrunkStore;
import io.ringtrue.server.storage.validations.JdbcLiveSpendStore;
import io.ringtrue.server.storage.validations.JdbcValidationStore;
import io.ringtrue.server.storage.verifications.JdbcCallQueue;
import io.ringtrue.server.storage.verifications.JdbcTestCallStore;
import io.ringtrue.server.storage.verifications.JdbcVerificationStore;
import io.ringtrue.server.validation.ValidationStore;
import io.ringtrue.server.verification.VerificationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;

/// Everything this node remembers: every port's store, on SQLite or PostgreSQL as the URL says. One per
/// process.
public final class Storage implements AutoCloseable {
    private static final Duration PROBE = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Storage.class.getName());

    private final DataFolder folder;
    private final Database database;
    private final Installation installation;
    private final NodeIdentity node;
    private final AccountStore accounts;
    private final GuessStore guesses;
    private final LedgerStore ledger;
    private final LedgerCheck ledgerCheck;
    private final LowBalanceStore lowBalances;
    private final CallbackStore callbacks;
    private final VerificationStore verifications;
    private final ValidationStore validations;
    private final CallQueue callQueue;
    private final TrunkStore trunks;
    private final ReportStore reports;
    private final LiveSpendStore liveSpend;
    private final RangeStore ranges;
    private final DoNotCallStore doNotCall;
    private final TestCallStore testCalls;
    private final SigningSecrets signingSecrets;
    private final RetentionStore retention;
    private final BackupGuard backups;
    private final Bell bell;
    private final PersonStore people;
    private final SecondFactorStore secondFactors;
    private final ProviderLinkStore providerLinks;
    private final AuditLog auditLog;
    private final SentForms sentForms;
    private final OverviewStore overviews;
    private final VerificationReports verificationReports;
    private final Deliveries deliveries;
    private final StorageSettings settings;
    private final ThreadFactory platformThreads;

    private Storage(
            StorageSettings settings,
            InstallationKey key,
            DataFolder folder,
            Opened opened,
            ThreadFactory platformThreads) {
        this.settings = settings;
        this.platformThreads = platformThreads;
        Database database = opened.database();
        this.installation = new Installation(database);
        installation.checkForm(opened.knownForm());
        installation.checkKey(key);
        this.folder = folder;
        this.database = database;
        this.node = installation.boot(folder.nodeId(), folder.place());
        this.accounts = new JdbcAccountStore(database, installation, key);
        this.guesses = new JdbcGuessStore(database);
        this.ledger = new JdbcLedgerStore(database, key);
        this.ledgerCheck = new JdbcLedgerCheck(database, key);
        this.lowBalances = new JdbcLowBalanceStore(database);
        this.callbacks = new JdbcCallbackStore(database, key);
        this.verifications = new JdbcVerificationStore(database, key);
        this.validations = new JdbcValidationStore(database, key);
        this.callQueue = new JdbcCallQueue(database, key, settings.triesPerCall());
        this.trunks = new JdbcTrunkStore(database, key);
        this.reports = new JdbcReportStore(database);
        this.liveSpend = new JdbcLiveSpendStore(database);
        this.ranges = new JdbcRangeStore(database);
        this.doNotCall = new JdbcDoNotCallStore(database, key);
        this.testCalls = new JdbcTestCallStore(database);
        this.signingSecrets = new JdbcSigningSecrets(database, key);
        this.retention = new JdbcRetentionStore(database);
        this.backups = new BackupGuard(database, node.id(), settings.dataDir());
        this.bell = PostgresDatabase.speaks(settings.url()) ? PostgresDatabase.bell(settings) : Bell.NONE;
        this.people = new JdbcPersonStore(database, installation);
        this.secondFactors = new JdbcSecondFactorStore(database, key);
        this.providerLinks = new JdbcProviderLinkStore(database);
        this.auditLog = new JdbcAuditLog(database);
        this.sentForms = new JdbcSentForms(database);
        this.overviews = new JdbcOverviewStore(database);
        this.verificationReports = new JdbcVerificationReports(database);
        this.deliveries = new JdbcDeliveries(database);
    }

    /// Takes the data folder for this process, brings the database to this version's form and begins a new
    /// life of this node.
    ///
    /// @param platformThreads makes the threads that talk to SQLite; they are named here
    /// @throws IllegalStateException when another process has the data folder (the message names it), or
    /// when the database cannot be reached (the message names the setting) or was written with another
    /// installation key
    /// @throws java.io.UncheckedIOException when the data folder is not writable; the message names the setting
    /// @throws IllegalArgumentException when the URL is neither SQLite's nor PostgreSQL's
    public static Storage open(StorageSettings settings, InstallationKey key, ThreadFactory platformThreads) {
        DataFolder folder = DataFolder.open(settings.dataDir());
        try {
            Opened opened = database(settings, platformThreads);
            try {
                return new Storage(settings, key, folder, opened, platformThreads);
            } catch (RuntimeException e) {
                opened.database().close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// @param knownForm the newest form of the tables that this version knows
    private record Opened(Database database, int knownForm) {}

    private static Opened database(StorageSettings settings, ThreadFactory platformThreads) {
        if (SqliteDatabase.speaks(settings.url())) {
            SqliteDatabase.makePrivate(settings.url());
            ConnectionCheck.withSqlite(settings);
            int form = Migrations.run(settings, SqlDialect.SQLITE);
            return new Opened(SqliteDatabase.open(settings.url(), platformThreads), form);
        }
        if (PostgresDatabase.speaks(settings.url())) {
            ConnectionCheck.withPostgres(settings);
            int form = Migrations.run(settings, SqlDialect.POSTGRESQL);
            return new Opened(PostgresDatabase.open(settings, platformThreads), form);
        }
        throw new IllegalArgumentException("ringtrue.database.url: must begin with jdbc:sqlite: or jdbc:postgresql:");
    }

    /// Which life of which node this is.
    public NodeIdentity node() {
        return node;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public GuessStore guesses() {
        return guesses;
    }

    public LedgerStore ledger() {
        return ledger;
    }

    public LedgerCheck ledgerCheck() {
        return ledgerCheck;
    }

    public LowBalanceStore lowBalances() {
        return lowBalances;
    }

    public CallbackStore callbacks() {
        return callbacks;
    }

    public VerificationStore verifications() {
        return verifications;
    }

    public ValidationStore validations() {
        return validations;
    }

    public CallQueue callQueue() {
        return callQueue;
    }

    public TrunkStore trunks() {
        return trunks;
    }

    public ReportStore reports() {
        return reports;
    }

    public LiveSpendStore liveSpend() {
        return liveSpend;
    }

    public RangeStore ranges() {
        return ranges;
    }

    public CountryStore countries() {
        return new JdbcCountryStore(installation);
    }

    public DoNotCallStore doNotCall() {
        return doNotCall;
    }

    public TestCallStore testCalls() {
        return testCalls;
    }

    public SigningSecrets signingSecrets() {
        return signingSecrets;
    }

    public RetentionStore retention() {
        return retention;
    }

    /// Hears of work that other nodes have queued; SQLite has one node.
    public Bell bell() {
        return bell;
    }

    public PersonStore people() {
        return people;
    }

    public SecondFactorStore secondFactors() {
        return secondFactors;
    }

    public ProviderLinkStore providerLinks() {
        return providerLinks;
    }

    public SentForms sentForms() {
        return sentForms;
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    public OverviewStore overviews() {
        return overviews;
    }

    public MoneyReports moneyReports() {
        return new JdbcMoneyReports(database);
    }

    public VerificationReports verificationReports() {
        return verificationReports;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    /// Who is signed in at which browser; the caller closes it before this.
    ///
    /// @param idle what is not used for so long is forgotten
    public Browsers openBrowsers(Duration idle) {
        return Browsers.open(settings, idle, platformThreads);
    }

    /// Notices that the database is an older backup, and keeps what is open in it from being called again. To be
    /// called before anything is dialled, and every few seconds.
    ///
    /// @throws java.io.UncheckedIOException when the data folder is not writable
    public void mark(Instant now) {
        backups.mark(now);
    }

    /// Returns when the database answers a read, and has committed a write: a store that is full or read-only would
    /// commit a transaction that changes nothing.
    ///
    /// @throws RuntimeException when it does not; when its writer has not within 5 s
    public void probe() {
        database.read(sql -> sql.sql("SELECT 1").query(Integer.class).single());
        database.probe(PROBE, sql -> NodeRow.touch(sql, node));
    }

    /// How many callers wait for the database to begin with their work.
    public int waiting() {
        return database.waiting();
    }

    /// What was written before stays; what is written after is refused.
    @Override
    public void close() {
        bell.close();
        try {
            installation.leave(node);
        } catch (RuntimeException e) {
            LOG.log(DEBUG, () -> "the node's id stays taken for some seconds: " + e);
        }
        database.close();
        folder.close();
    }
}
