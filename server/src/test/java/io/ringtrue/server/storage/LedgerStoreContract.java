package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.LedgerStore.Credit;
import io.ringtrue.server.ledger.LedgerStore.Debit;
import io.ringtrue.server.ledger.LedgerStore.Replacement;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Statement;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

abstract class LedgerStoreContract extends StoreContract {
    LedgerStoreContract(Engine engine) {
        super(engine);
    }

    private LedgerStore ledger() {
        return storage.ledger();
    }

    @Test
    void creditsAnAccount() {
        Account account = accountWith("0");
        Balance after = new Balance(Money.of("2.5"), Money.ZERO);
        assertThat(ledger().credit(account.id(), Money.of("2.5"), "invoice 1", NOW))
                .isEqualTo(new Credit.Added(after));
        assertThat(ledger().balance(account.id())).contains(after);
        LedgerEntry entry = ledger().entries(account.id(), Long.MAX_VALUE, 10).getFirst();
        assertThat(entry)
                .isEqualTo(new LedgerEntry(
                        entry.id(),
                        account.id(),
                        1,
                        LedgerEntry.Kind.CREDIT,
                        Money.of("2.5"),
                        Money.of("2.5"),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "invoice 1",
                        "",
                        NOW));
    }

    @Test
    void refusesACreditBeyondWhatABalanceCanHold() {
        Account account = accountWith("1");
        assertThat(ledger().credit(account.id(), new Money(Long.MAX_VALUE), "invoice 1", NOW))
                .isEqualTo(new Credit.TooMuch());
        assertThat(ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
        assertThat(ledger().entries(account.id(), Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(ledger().credit(account.id(), new Money(Long.MAX_VALUE - 1_000_000), "invoice 1", NOW))
                .isEqualTo(new Credit.Added(new Balance(new Money(Long.MAX_VALUE), Money.ZERO)));
    }

    @Test
    void creditsAReferenceOnce() {
        Account account = accountWith("0");
        ledger().credit(account.id(), Money.of("1"), "invoice 1", NOW);
        Balance balance = new Balance(Money.of("1"), Money.ZERO);
        assertThat(ledger().credit(account.id(), Money.of("1"), "invoice 1", NOW))
                .isEqualTo(new Credit.Repeated(balance));
        assertThat(ledger().credit(account.id(), Money.of("2"), "invoice 1", NOW))
                .isEqualTo(new Credit.Conflict(Money.of("1")));
        assertThat(ledger().balance(account.id())).contains(balance);
    }

    @Test
    void creditsAReferenceOnceEvenWhenAskedManyTimesAtOnce() {
        Account account = accountWith("0");
        Callable<Credit> credit = () -> ledger().credit(account.id(), Money.of("1"), "invoice 1", NOW);
        List<Credit> answers = together(Collections.nCopies(32, credit));
        assertThat(answers).filteredOn(Credit.Added.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Credit.Repeated.class::isInstance).hasSize(31);
        assertThat(ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
    }

    @Test
    void knowsNoAccountThatIsNotThere() {
        assertThat(ledger().credit(99, Money.of("1"), "x", NOW)).isEqualTo(new Credit.NoSuchAccount());
        assertThat(ledger().balance(99)).isEmpty();
        assertThat(ledger().entries(99, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void listsEntriesNewestFirst() {
        Account account = accountWith("0");
        for (int i = 1; i <= 3; i++) {
            ledger().credit(account.id(), Money.of(Integer.toString(i)), "invoice " + i, NOW);
        }
        List<LedgerEntry> page = ledger().entries(account.id(), Long.MAX_VALUE, 2);
        assertThat(page).extracting(LedgerEntry::reference).containsExactly("invoice 3", "invoice 2");
        assertThat(ledger().entries(account.id(), page.getLast().id(), 2))
                .extracting(LedgerEntry::reference)
                .containsExactly("invoice 1");
    }

    @Test
    void refusesToOverdrawAnAccount() {
        Account account = accountWith("1");
        assertThatThrownBy(() -> ledger().credit(account.id(), Money.of("-1.000001"), "correction", NOW))
                .isInstanceOf(DataAccessException.class);
        assertThat(ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
        assertThat(ledger().entries(account.id(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void takesADebitOncePerReference() {
        Account account = accountWith("3");
        Balance after = new Balance(Money.of("1.5"), Money.ZERO);
        assertThat(debit(account, "1.5", "refund 1")).isEqualTo(new Debit.Taken(after));
        assertThat(debit(account, "1.5", "refund 1")).isEqualTo(new Debit.Repeated(after));
        assertThat(debit(account, "1", "refund 1")).isEqualTo(new Debit.Conflict(Money.of("-1.5")));
        assertThat(debit(account, "3", "first")).isEqualTo(new Debit.Conflict(Money.of("3")));
        assertThat(ledger().credit(account.id(), Money.of("1.5"), "refund 1", NOW))
                .isEqualTo(new Credit.Conflict(Money.of("-1.5")));
        LedgerEntry entry = ledger().entries(account.id(), Long.MAX_VALUE, 10).getFirst();
        assertThat(entry.kind()).isEqualTo(LedgerEntry.Kind.DEBIT);
        assertThat(entry.reason()).isEqualTo("paid twice");
        assertThat(ledger().debit(99, Money.of("1"), "x", "y", NOW)).isEqualTo(new Debit.NoSuchAccount());
    }

    private Debit debit(Account account, String amount, String reference) {
        return ledger().debit(account.id(), Money.of(amount), reference, "paid twice", NOW);
    }

    @Test
    void takesNoMoneyThatIsHeld() {
        Account account = accountWith("0.02");
        queued(account);
        Balance balance = new Balance(Money.of("0.02"), Samples.PRICE);
        assertThat(debit(account, "0.006", "refund 1")).isEqualTo(new Debit.NotEnough(balance));
        assertThat(ledger().balance(account.id())).contains(balance);
        assertThat(debit(account, "0.005", "refund 1"))
                .isEqualTo(new Debit.Taken(new Balance(Samples.PRICE, Samples.PRICE)));
    }

    @Test
    void numbersEntriesWithoutGapsHoweverManyCome() {
        Account account = accountWith("10");
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String reference = "invoice " + i % 25;
            all.add(() -> ledger().credit(account.id(), Money.of("0.25"), reference, NOW));
            all.add(() -> storage.validations().record(usage(account, "0.001")));
            all.add(() -> storage.verifications()
                    .finish(Samples.verified(queued(account).id(), 0)));
        }
        together(all);
        List<LedgerEntry> entries =
                ledger().entries(account.id(), Long.MAX_VALUE, 1_000).reversed();
        assertThat(entries).hasSize(1 + 25 + 40 + 40);
        Money balance = Money.ZERO;
        for (int i = 0; i < entries.size(); i++) {
            balance = balance.plus(entries.get(i).amount());
            assertThat(entries.get(i).sequence()).isEqualTo(i + 1);
            assertThat(entries.get(i).balance()).isEqualTo(balance);
        }
        assertThat(ledger().balance(account.id())).contains(new Balance(balance, Money.ZERO));
    }

    /// As a node of the version before writes them: without place, balance and seal.
    @Test
    void givesAnEntryOfTheVersionBeforeItsPlace() {
        Account account = accountWith("1");
        tables().sql("INSERT INTO ledger_entry (account_id, kind, amount, reference, at)"
                        + " VALUES (:id, 'CREDIT', 2000000, 'old', 1)")
                .param("id", account.id())
                .update();
        tables().sql("UPDATE account SET balance = balance + 2000000 WHERE id = :id")
                .param("id", account.id())
                .update();
        ledger().credit(account.id(), Money.of("4"), "new", NOW);
        assertThat(ledger().entries(account.id(), Long.MAX_VALUE, 10))
                .extracting(LedgerEntry::sequence, entry -> entry.balance().toString())
                .containsExactly(tuple(3L, "7"), tuple(2L, "3"), tuple(1L, "1"));
    }

    @Test
    void statementsOfPeriodsThatFollowEachOtherFit() {
        Account account = accountWith("0");
        Random random = new Random(20);
        for (int i = 0; i < 60; i++) {
            Instant at = NOW.plusSeconds(random.nextInt(100));
            Money amount = new Money(1 + random.nextInt(1_000_000));
            if (random.nextBoolean()) {
                ledger().credit(account.id(), amount, "credit " + i, at);
            } else {
                ledger().debit(account.id(), amount, "debit " + i, "test", at);
            }
        }
        Money closing = Money.ZERO;
        Instant from = NOW;
        while (!from.isAfter(NOW.plusSeconds(100))) {
            Instant to = from.plusSeconds(random.nextInt(30)).plusMillis(1);
            Statement part = ledger().statement(account.id(), from, to).orElseThrow();
            assertThat(part.opening()).isEqualTo(closing);
            closing = part.closing();
            from = to;
        }
        assertThat(closing)
                .isEqualTo(ledger().balance(account.id()).orElseThrow().total());
        Statement whole = ledger().statement(account.id(), Instant.EPOCH, from).orElseThrow();
        assertThat(whole.opening()).isEqualTo(Money.ZERO);
        assertThat(whole.closing()).isEqualTo(closing);
        assertThat(whole.lines())
                .extracting(Statement.Line::kind)
                .containsExactly(LedgerEntry.Kind.CREDIT, LedgerEntry.Kind.DEBIT);
        assertThat(ledger().statement(99, NOW, NOW)).isEmpty();
    }

    /// The price was told when the verification was accepted, and held.
    @Test
    void chargesWhatWasToldWhenThePriceChangesDuringTheCall() {
        Account account = accountWith("1");
        Verification verification = queued(account);
        ledger().putDefaultTariff(new Tariff(List.of(new Price("", Money.of("9")))));
        ledger().putTariff(account.id(), new Tariff(List.of(new Price("1", Money.of("7")))));
        Verification ended = storage.verifications()
                .verification(verification.id())
                .orElseThrow()
                .ended(new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16), NOW);
        assertThat(ended.standing().cost()).isEqualTo(Samples.PRICE);
        storage.verifications().finish(Samples.verified(verification.id(), 0));
        assertThat(ledger().balance(account.id()))
                .contains(new Balance(Money.of("1").minus(Samples.PRICE), Money.ZERO));
    }

    @Test
    void neverChangesAnEntry() {
        accountWith("1");
        assertThatThrownBy(
                        () -> tables().sql("UPDATE ledger_entry SET amount = 2").update())
                .hasMessageContaining("ledger entries are only ever added");
        assertThatThrownBy(() -> tables().sql("DELETE FROM ledger_entry").update())
                .hasMessageContaining("ledger entries are only ever added");
    }

    @Test
    void beginsWithTheDocumentedPriceForEveryDestination() {
        assertThat(ledger().defaultTariff().prices()).containsExactly(new Price("", Money.of("0.015")));
    }

    @Test
    void givesAnAccountItsOwnTariffUntilThatIsEmpty() {
        Account account = accountWith("0");
        Account other = accountWith("0");
        Tariff own = new Tariff(List.of(new Price("1", Money.of("0.02")), new Price("1201", Money.of("0.03"))));
        assertThat(ledger().tariffFor(account.id()).priceOf("+12015550100")).contains(Money.of("0.015"));
        ledger().putTariff(account.id(), own);
        assertThat(ledger().tariffFor(account.id()).priceOf("+12015550100")).contains(Money.of("0.03"));
        assertThat(ledger().tariffFor(account.id()).priceOf("+4412345678")).isEmpty();
        assertThat(ledger().tariffFor(other.id()).priceOf("+12015550100")).contains(Money.of("0.015"));
        ledger().putTariff(account.id(), new Tariff(List.of()));
        assertThat(ledger().tariffFor(account.id()).priceOf("+12015550100")).contains(Money.of("0.015"));
    }

    /// Each tariff has two prices of one kind; a mixture would have two kinds.
    @Test
    void leavesOneWholeTariffWhenSeveralReplaceItAtOnce() throws Exception {
        Account account = accountWith("0");
        try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> changes = IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        Money price = new Money(i);
                        Tariff tariff = new Tariff(List.of(new Price("1", price), new Price(i + "0", price)));
                        ledger().putDefaultTariff(tariff);
                        ledger().putTariff(account.id(), tariff);
                        return null;
                    })
                    .toList();
            for (Future<Void> change : at.invokeAll(changes)) change.get();
        }
        assertThat(ledger().defaultTariff().prices())
                .hasSize(2)
                .extracting(Price::price)
                .containsOnly(ledger().defaultTariff().prices().getFirst().price());
        Tariff own = ledger().tariffFor(account.id());
        assertThat(own.prices())
                .hasSize(2)
                .extracting(Price::price)
                .containsOnly(own.prices().getFirst().price());
    }

    /// Two people look at the same prices, and both apply a deck of their own.
    @Test
    void takesOneOfThoseWhoReplaceTheSameTariffAtTheSameTime() {
        for (OptionalLong owner :
                List.of(OptionalLong.empty(), OptionalLong.of(accountWith("0").id()))) {
            // Not among those below: a tariff that is put in force as it is has the digest that was expected.
            ledger().putDefaultTariff(new Tariff(List.of(new Price("", Money.of("0.015")))));
            String seen = ledger().defaultTariff().digest();
            List<Replacement> answers = together(IntStream.rangeClosed(1, 8)
                    .mapToObj(i -> (Callable<Replacement>) () -> ledger().replaceTariff(
                                    owner, new Tariff(List.of(new Price("1", new Money(i)))), Optional.of(seen)))
                    .toList());
            List<Replacement.Replaced> replaced = answers.stream()
                    .filter(Replacement.Replaced.class::isInstance)
                    .map(Replacement.Replaced.class::cast)
                    .toList();
            assertThat(replaced).hasSize(1);
            assertThat(replaced.getFirst().was().digest()).isEqualTo(seen);
            Tariff inForce = owner.isPresent() ? ledger().tariffFor(owner.getAsLong()) : ledger().defaultTariff();
            assertThat(inForce.prices()).isEqualTo(replaced.getFirst().now().prices());
            assertThat(answers)
                    .filteredOn(Replacement.Other.class::isInstance)
                    .hasSize(7)
                    .allMatch(other ->
                            ((Replacement.Other) other).inForce().digest().equals(inForce.digest()));
        }
    }

    @Test
    void saysWhatWasInForceWhereAnAccountHadNoTariffOfItsOwn() {
        OptionalLong owner = OptionalLong.of(accountWith("0").id());
        String standard = ledger().defaultTariff().digest();
        Tariff own = new Tariff(List.of(new Price("1", Money.of("0.02"))));
        Replacement.Replaced first = (Replacement.Replaced) ledger().replaceTariff(owner, own, Optional.of(standard));
        assertThat(first.was().digest()).isEqualTo(standard);
        Replacement.Replaced second =
                (Replacement.Replaced) ledger().replaceTariff(owner, new Tariff(List.of()), Optional.of(own.digest()));
        assertThat(second.now().digest()).isEqualTo(standard);
        assertThat(ledger().replaceTariff(owner, own, Optional.of(own.digest())))
                .isInstanceOf(Replacement.Other.class);
    }

    @Test
    void showsAChangedDefaultTariffAtOnce() {
        Account account = accountWith("0");
        assertThat(ledger().tariffFor(account.id()).priceOf("+49")).isPresent();
        ledger().putDefaultTariff(new Tariff(List.of(new Price("1", Money.of("0.02")))));
        assertThat(ledger().tariffFor(account.id()).priceOf("+49")).isEmpty();
        assertThat(ledger().defaultTariff().prices()).containsExactly(new Price("1", Money.of("0.02")));
    }
}
