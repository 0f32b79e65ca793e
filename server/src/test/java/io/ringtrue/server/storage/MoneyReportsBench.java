package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports.Entries;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// How long the pages about money take with 100,000 entries of one account and 100,000 accounts. Its name
/// keeps it out of the usual run: `./mvnw -pl server -am test -Dtest='MoneyReportsOn*Bench'`.
abstract class MoneyReportsBench extends StoreContract {
    private static final int MANY = 100_000;
    private static final LocalDate DAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();

    MoneyReportsBench(Engine engine) {
        super(engine);
    }

    @Test
    void takesAHundredMillisecondsAtMost() {
        Account account = accountWith("10");
        fill(account);
        long last = storage.moneyReports()
                .ledger(account.id(), Entries.ALL, Long.MAX_VALUE, 1)
                .getFirst()
                .id();
        for (Entries entries : Entries.values()) {
            timed(entries + " first page", () -> page(account, entries, Long.MAX_VALUE));
            timed(entries + " middle page", () -> page(account, entries, last - MANY / 2));
            timed(entries + " last page", () -> page(account, entries, last - MANY + 60));
        }
        timed(
                "30 days of one account",
                () -> storage.moneyReports().chargedByDay(OptionalLong.of(account.id()), DAY.minusDays(29), DAY));
        timed(
                "30 days of all",
                () -> storage.moneyReports().chargedByDay(OptionalLong.empty(), DAY.minusDays(29), DAY));
        timed("accounts, first page", () -> storage.moneyReports().accounts("", 0, 51, NOW));
        timed("accounts, middle page", () -> storage.moneyReports().accounts("", MANY / 2, 51, NOW));
        timed("accounts, rare name", () -> storage.moneyReports().accounts("no 99999", 0, 51, NOW));
        timed("totals", () -> storage.moneyReports().totals(NOW));
        timed("holds", () -> storage.moneyReports().holds(account.id(), 10));
    }

    private List<LedgerLine> page(Account account, Entries entries, long before) {
        return storage.moneyReports().ledger(account.id(), entries, before, 51);
    }

    /// A thousand credits among charges of 30 days, and as many accounts.
    private void fill(Account account) {
        tables().sql("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO account (name, company, announce_pin, callback_url_type, progress_callbacks, get_places_calls,
                    active, created, balance, held)
                SELECT 'Account no ' || i, '', FALSE, 'https', FALSE, FALSE, TRUE, 0, i, 0 FROM n
                """).update();
        tables().sql("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
                INSERT INTO ledger_entry (account_id, sequence, kind, amount, balance, reference, at)
                SELECT :account, i + 1, CASE WHEN i % 100 = 0 THEN 'CREDIT' ELSE 'VALIDATION' END,
                    CASE WHEN i % 100 = 0 THEN 1000000 ELSE -15000 END, 0, 'r' || i, :from + CAST(i AS BIGINT) * 25920
                FROM n
                """)
                .param("account", account.id())
                .param("from", NOW.minus(Duration.ofDays(30)).toEpochMilli())
                .update();
        tables().sql("ANALYZE").update();
    }

    private static void timed(String what, Supplier<?> look) {
        long best = Long.MAX_VALUE;
        long worst = 0;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            look.get();
            long took = System.nanoTime() - start;
            best = Math.min(best, took);
            worst = Math.max(worst, took);
        }
        System.out.printf("%-28s best %.1f ms, worst %.1f ms%n", what, best / 1e6, worst / 1e6);
    }
}
