package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.reports.MoneyReports.AccountMoney;
import io.ringtrue.server.reports.MoneyReports.Entries;
import io.ringtrue.server.verification.Verification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

abstract class MoneyReportsContract extends StoreContract {
    private static final LocalDate DAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();

    MoneyReportsContract(Engine engine) {
        super(engine);
    }

    private MoneyReports reports() {
        return storage.moneyReports();
    }

    @Test
    void showsNothingOfAnEmptyInstallation() {
        assertThat(reports().chargedByDay(OptionalLong.empty(), DAY, DAY)).isEmpty();
        assertThat(reports().totals(NOW)).isEqualTo(new MoneyReports.Totals(0, 0, 0, 0));
        assertThat(reports().accounts("", 0, 50, NOW)).isEmpty();
    }

    @Test
    void addsUpChargesByDayWithoutCreditsAndDebits() {
        Account account = accountWith("10");
        Account other = accountWith("10");
        storage.ledger().debit(account.id(), Money.of("1"), "back", "refund", NOW);
        storage.validations().record(usage(account, "0.25"));
        storage.validations().record(usage(account, "0.5"));
        storage.validations().record(usage(other, "2"));

        assertThat(reports().chargedByDay(OptionalLong.of(account.id()), DAY, DAY))
                .containsExactly(Map.entry(DAY, 750_000L));
        assertThat(reports().chargedByDay(OptionalLong.empty(), DAY, DAY)).containsExactly(Map.entry(DAY, 2_750_000L));
        assertThat(reports().chargedByDay(OptionalLong.of(account.id()), DAY.plusDays(1), DAY.plusDays(1)))
                .isEmpty();
        assertThat(reports().chargedByDay(OptionalLong.empty(), DAY.minusDays(9), DAY.minusDays(1)))
                .isEmpty();
        assertThat(reports().spent(account.id(), NOW)).isEqualTo(750_000);
    }

    @Test
    void listsTheLedgerNewestFirstByCursorAndKind() {
        Account account = accountWith("10");
        storage.ledger().debit(account.id(), Money.of("1"), "back", "refund", NOW);
        storage.validations().record(usage(account, "0.25"));
        storage.validations().record(usage(account, "0.5"));
        accountWith("7");

        List<LedgerLine> all = reports().ledger(account.id(), Entries.ALL, Long.MAX_VALUE, 50);
        assertThat(all).extracting(LedgerLine::kind).containsExactly("validation", "validation", "debit", "credit");
        assertThat(all.getFirst().amount()).isEqualTo(-500_000);
        assertThat(all.getFirst().balance()).isEqualTo(8_250_000);
        assertThat(all.getFirst().validation()).isPresent();
        assertThat(all.get(2)).satisfies(debit -> {
            assertThat(debit.reference()).isEqualTo("back");
            assertThat(debit.reason()).isEqualTo("refund");
        });
        assertThat(reports().ledger(account.id(), Entries.ALL, all.get(1).id(), 1))
                .containsExactly(all.get(2));
        assertThat(reports().ledger(account.id(), Entries.CHARGES, Long.MAX_VALUE, 50))
                .containsExactly(all.get(0), all.get(1));
        assertThat(reports().ledger(account.id(), Entries.CREDITS, Long.MAX_VALUE, 50))
                .containsExactly(all.get(2), all.get(3));
    }

    @Test
    void showsHoldsApart() {
        Account account = accountWith("10");
        Account other = accountWith("10");
        Verification queued = queued(account);

        MoneyReports.Holds holds = reports().holds(account.id(), 10);
        assertThat(holds.count()).isEqualTo(1);
        assertThat(holds.newest()).singleElement().satisfies(hold -> {
            assertThat(hold.verification()).isEqualTo(queued.id());
            assertThat(hold.amount()).isEqualTo(Samples.PRICE.millionths());
        });
        assertThat(reports().holds(account.id(), 0).newest()).isEmpty();
        assertThat(reports().holds(other.id(), 10).count()).isZero();
        assertThat(reports().spent(account.id(), NOW)).isEqualTo(Samples.PRICE.millionths());
        assertThat(reports().totals(NOW).held()).isEqualTo(Samples.PRICE.millionths());
    }

    @Test
    void findsAccountsByPartOfTheirNameAndTakesPatternsForText() {
        Account first = accountWith("10");
        Account second = accountWith("5");
        storage.accounts().update(first.id(), old -> named(old, "Larkfield 100% Bank"));
        storage.accounts().update(second.id(), old -> named(old, "Tidewater_!"));
        storage.validations().record(usage(first, "0.25"));

        var midnight = NOW.truncatedTo(ChronoUnit.DAYS);
        assertThat(reports().accounts("larkFIELD", 0, 50, midnight))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.id()).isEqualTo(first.id());
                    assertThat(found.balance()).isEqualTo(9_750_000);
                    assertThat(found.chargedToday()).isEqualTo(250_000);
                    assertThat(found.active()).isTrue();
                    assertThat(found.spendCap()).isEmpty();
                });
        assertThat(reports().accounts("%", 0, 50, midnight))
                .extracting(AccountMoney::id)
                .containsExactly(first.id());
        assertThat(reports().accounts("_!", 0, 50, midnight))
                .extracting(AccountMoney::id)
                .containsExactly(second.id());
        assertThat(reports().accounts("", first.id(), 50, midnight))
                .extracting(AccountMoney::id)
                .containsExactly(second.id());
        assertThat(reports().accounts("", 0, 1, midnight))
                .extracting(AccountMoney::id)
                .containsExactly(first.id());
    }

    private static Account named(Account old, String name) {
        return new Account(old.id(), name, old.company(), old.settings(), old.active(), old.created());
    }
}
