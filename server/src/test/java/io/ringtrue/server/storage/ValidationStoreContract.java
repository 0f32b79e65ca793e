package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.validation.ValidationStore.Receipt;
import io.ringtrue.server.validation.ValidationStore.Result;
import io.ringtrue.server.validation.ValidationStore.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

abstract class ValidationStoreContract extends StoreContract {
    private static final OptionalLong NO_CAP = OptionalLong.empty();

    ValidationStoreContract(Engine engine) {
        super(engine);
    }

    private Receipt record(Usage usage) {
        return storage.validations().record(usage);
    }

    private List<Receipt> recordTogether(int count, Supplier<Usage> usages) {
        List<Callable<Receipt>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Usage usage = usages.get();
            work.add(() -> record(usage));
        }
        return together(work);
    }

    private List<List<String>> export(AuditView view) {
        List<List<String>> rows = new ArrayList<>();
        storage.reports().export(view, rows::add);
        return rows;
    }

    private Money balance(Account account) {
        return storage.ledger().balance(account.id()).orElseThrow().total();
    }

    private void assertBalancesAreTheSumsOfTheirEntries() {
        assertThat(export(AuditView.BALANCES))
                .allSatisfy(row -> assertThat(row.get(2)).isEqualTo(row.get(4)));
    }

    @Test
    void keepsWhatWasValidatedForWhomButNotTheNumber() {
        Account account = accountWith("0");
        Usage usage = usage(account, "0");
        Receipt receipt = record(usage);
        assertThat(receipt.paid()).isTrue();
        assertThat(receipt.confirmation()).isBetween(1L, (long) Integer.MAX_VALUE);
        assertThat(export(AuditView.VALIDATIONS))
                .containsExactly(List.of(
                        "1",
                        Long.toString(receipt.confirmation()),
                        Long.toString(account.id()),
                        Long.toString(usage.credentialId()),
                        "passed",
                        "0",
                        NOW.toString()));
    }

    @Test
    void chargesTheBalanceByOneLedgerEntry() {
        Account account = accountWith("1");
        Receipt receipt = record(usage(account, "0.002"));
        assertThat(balance(account)).isEqualTo(Money.of("0.998"));
        LedgerEntry entry =
                storage.ledger().entries(account.id(), Long.MAX_VALUE, 1).getFirst();
        assertThat(entry)
                .isEqualTo(new LedgerEntry(
                        entry.id(),
                        account.id(),
                        2,
                        LedgerEntry.Kind.VALIDATION,
                        Money.of("-0.002"),
                        Money.of("0.998"),
                        OptionalLong.empty(),
                        OptionalLong.of(receipt.confirmation()),
                        "",
                        "",
                        NOW));
    }

    @Test
    void leavesTheLedgerAloneWhenThereIsNoPrice() {
        Account account = accountWith("0");
        assertThat(record(usage(account, "0")).paid()).isTrue();
        assertThat(storage.ledger().entries(account.id(), Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void chargesNothingWhenTheBalanceIsTooLow() {
        Account account = accountWith("0.0019");
        assertThat(record(usage(account, "0.002")).paid()).isFalse();
        assertThat(balance(account)).isEqualTo(Money.of("0.0019"));
        assertThat(export(AuditView.VALIDATIONS)).singleElement().satisfies(row -> {
            assertThat(row.get(4)).isEqualTo("not-paid");
            assertThat(row.get(5)).isEqualTo("0");
        });
        assertBalancesAreTheSumsOfTheirEntries();
    }

    @Test
    void spendsNothingThatIsHeldForACall() {
        Account account = accountWith("0.016");
        queued(account);
        assertThat(record(usage(account, "0.001")).paid()).isTrue();
        assertThat(record(usage(account, "0.001")).paid()).isFalse();
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("0.015"), Money.of("0.015")));
    }

    @Test
    void paysForExactlyAsManyAsTheBalanceAllowsWhenAllAskAtOnce() {
        Account account = accountWith("0.398");
        List<Receipt> receipts = recordTogether(200, () -> usage(account, "0.002"));
        assertThat(receipts).filteredOn(Receipt::paid).hasSize(199);
        assertThat(receipts).extracting(Receipt::confirmation).doesNotHaveDuplicates();
        assertThat(balance(account)).isEqualTo(Money.ZERO);
        assertThat(storage.ledger().entries(account.id(), Long.MAX_VALUE, 500))
                .filteredOn(entry -> entry.kind() == LedgerEntry.Kind.VALIDATION)
                .hasSize(199);
        assertBalancesAreTheSumsOfTheirEntries();
    }

    @Test
    void chargesEachAccountItsOwnWhenManyAskAtOnce() {
        List<Account> accounts = List.of(accountWith("1"), accountWith("1"), accountWith("0.01"));
        List<Callable<Receipt>> work = new ArrayList<>();
        for (Account account : accounts) {
            Usage usage = usage(account, "0.01");
            work.addAll(Collections.nCopies(40, () -> record(usage)));
        }
        Collections.shuffle(work, new java.util.Random(3));
        assertThat(together(work)).filteredOn(Receipt::paid).hasSize(81);
        assertThat(accounts).extracting(this::balance).containsExactly(Money.of("0.6"), Money.of("0.6"), Money.ZERO);
        assertBalancesAreTheSumsOfTheirEntries();
    }

    @Test
    void chargesNothingBeyondTheSpendCap() {
        Account account = accountWith("1");
        Usage capped = usage(account, "0.01", OptionalLong.of(50_000));
        List<Receipt> receipts = recordTogether(20, () -> capped);
        assertThat(receipts).filteredOn(Receipt::paid).hasSize(5);
        assertThat(balance(account)).isEqualTo(Money.of("0.95"));
        Usage nextDay = new Usage(
                capped.accountId(),
                capped.credentialId(),
                Result.NOT_VALID,
                capped.price(),
                capped.spendCapMillionths(),
                NOW.plus(Duration.ofHours(25)));
        assertThat(record(nextDay).paid()).isTrue();
    }

    @Test
    void countsHeldCallsAndValidationsUnderOneSpendCap() {
        Account account = accountWith("1");
        queued(account);
        assertThat(record(usage(account, "0.01", OptionalLong.of(20_000))).paid())
                .isFalse();
        assertThat(record(usage(account, "0.005", OptionalLong.of(20_000))).paid())
                .isTrue();
    }

    @Test
    void tellsBeforehandWhatAnAccountCanPay() {
        Account account = accountWith("0.016");
        queued(account);
        assertThat(affords(account, "0.001", NO_CAP)).isTrue();
        assertThat(affords(account, "0.0011", NO_CAP)).as("beside what is held").isFalse();
        assertThat(affords(account, "0.001", OptionalLong.of(16_000))).isTrue();
        assertThat(affords(account, "0.001", OptionalLong.of(15_999)))
                .as("beyond the cap")
                .isFalse();
        assertThat(affords(accountWith("0"), "0", OptionalLong.of(0)))
                .as("for nothing")
                .isTrue();
    }

    private boolean affords(Account account, String price, OptionalLong spendCap) {
        return storage.validations().affords(account.id(), Money.of(price), spendCap, NOW);
    }

    @Test
    void givesNoConfirmationTwiceNotEvenAfterARestart() {
        Account account = accountWith("0");
        Usage usage = usage(account, "0");
        Set<Long> seen = new HashSet<>();
        recordTogether(300, () -> usage).forEach(receipt -> seen.add(receipt.confirmation()));
        storage.close();
        storage = open("node-1");
        recordTogether(300, () -> usage).forEach(receipt -> seen.add(receipt.confirmation()));
        assertThat(seen).hasSize(600);
        assertThat(export(AuditView.VALIDATIONS)).hasSize(600);
    }

    @Test
    void tellsAllCallersOfAFailureAndGoesOn() {
        Account account = accountWith("0");
        Usage good = usage(account, "0");
        Usage ofNobody = new Usage(account.id(), 4_711, Result.PASSED, Money.ZERO, NO_CAP, NOW);
        assertThatThrownBy(() -> record(ofNobody)).isInstanceOf(DataAccessException.class);
        assertThat(record(good).paid()).isTrue();
        assertThat(export(AuditView.VALIDATIONS)).hasSize(1);
    }
}
