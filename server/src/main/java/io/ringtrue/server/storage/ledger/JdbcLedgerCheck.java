package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.engine.Database;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// The check of the ledger in tables. Entries are only ever added, so those up to the place that an account's row
/// had when it was read can be read later, page by page, while the server writes.
public final class JdbcLedgerCheck implements LedgerCheck {
    private static final int PAGE = 1_000;

    private final Database database;
    private final LedgerSeal seals;
    private final SealedSince sealedSince;

    public JdbcLedgerCheck(Database database, InstallationKey key) {
        this.database = database;
        this.seals = new LedgerSeal(key);
        this.sealedSince = new SealedSince(database, seals);
        sealedSince.begin();
    }

    @Override
    public void run(OptionalLong accountId, Consumer<Event> report) {
        Tally tally = new Tally(report);
        OptionalLong trusted = sealedSince.unsealedUntil();
        if (trusted.isEmpty()) tally.wrong(0, "the record of which entries may lack a seal was changed");
        long until = accountId.orElse(Long.MAX_VALUE);
        Optional<AccountFacts> account = database.readLong(AccountFacts.first(accountId.orElse(0), until));
        while (account.isPresent()) {
            check(account.get(), trusted.orElse(0), tally);
            long next = account.get().id() + 1;
            account = next > until ? Optional.empty() : database.readLong(AccountFacts.first(next, until));
        }
        if (accountId.isEmpty()) charged("validation", last -> Uncharged.validations(last, PAGE), tally);
        tally.done();
    }

    @Override
    public long acceptUnsealed() {
        return sealedSince.accept();
    }

    private void check(AccountFacts account, long unsealedUntil, Tally tally) {
        EntryRules rules =
                new EntryRules(seals, unsealedUntil, (sequence, wrong) -> tally.wrong(account.id(), sequence, wrong));
        long last = 0;
        List<CheckedEntry> page;
        do {
            page = database.readLong(CheckedEntry.page(account.id(), last, account.sequence(), PAGE));
            page.forEach(rules::next);
            tally.entries(page.size());
            last = page.isEmpty() ? last : page.getLast().row().sequence();
        } while (page.size() == PAGE);
        rules.end(account.sequence(), account.balance());
        if (account.entries() != account.sequence()) {
            tally.wrong(
                    account.id(), "it has " + account.entries() + " entries, but has counted " + account.sequence());
        }
        if (account.held() != account.holds()) {
            tally.wrong(
                    account.id(),
                    "held is " + new Money(account.held()) + ", but its open verifications hold "
                            + new Money(account.holds()));
        }
        charged("verification", after -> Uncharged.verifications(account.id(), after, PAGE), tally);
        tally.account();
    }

    private void charged(String kind, Function<Uncharged, Database.Unit<List<Uncharged>>> pages, Tally tally) {
        Uncharged last = Uncharged.BEFORE;
        List<Uncharged> page;
        do {
            page = database.readLong(pages.apply(last));
            page.stream()
                    .filter(Uncharged::wrong)
                    .forEach(one -> tally.wrong(
                            one.accountId(),
                            kind + " " + one.id() + " cost " + new Money(one.cost()) + ", but has no ledger entry"));
            tally.progress();
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
    }

    /// Counts what is reported.
    private static final class Tally {
        private final Consumer<Event> report;
        private long accounts;
        private long entries;
        private long findings;

        Tally(Consumer<Event> report) {
            this.report = report;
        }

        void account() {
            accounts++;
        }

        void entries(int more) {
            entries += more;
            if (more == PAGE) progress();
        }

        void progress() {
            report.accept(new Event.Progress(accounts, entries));
        }

        void wrong(long account, String what) {
            findings++;
            report.accept(new Event.Finding(account, OptionalLong.empty(), what));
        }

        void wrong(long account, long sequence, String what) {
            findings++;
            report.accept(new Event.Finding(account, OptionalLong.of(sequence), what));
        }

        void done() {
            report.accept(new Event.Done(accounts, entries, findings));
        }
    }
}
