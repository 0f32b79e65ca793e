package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.ledger.Money;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class LowBalanceContract extends StoreContract {
    private int references;

    LowBalanceContract(Engine engine) {
        super(engine);
    }

    private Account alertedBelow(String alert, String balance) {
        Account account = accountWith(balance);
        alert(account, OptionalLong.of(Money.of(alert).millionths()));
        return account;
    }

    private void alert(Account account, OptionalLong alert) {
        AccountSettings old = account.settings();
        AccountSettings settings = new AccountSettings(
                old.announcePin(),
                Optional.of("example.com/cb"),
                "https",
                old.progressCallbacks(),
                old.language(),
                old.spendCapMillionths(),
                alert,
                old.callsByGet(),
                old.validation(),
                old.preflight());
        storage.accounts()
                .update(
                        account.id(),
                        now -> new Account(now.id(), now.name(), now.company(), settings, true, now.created()));
    }

    private List<LowBalance> told() {
        return storage.lowBalances().tell(NOW, 10, LowBalanceContract::callback);
    }

    private static Optional<NewCallback> callback(LowBalance low) {
        CallbackRequest request = new CallbackRequest.Post(
                "https://example.com/cb", "application/json", "{\"balance\":\"" + low.balance() + "\"}");
        return Optional.of(Samples.callback("balance.low", request));
    }

    private void debit(Account account, String amount) {
        storage.ledger().debit(account.id(), Money.of(amount), "debit " + references++, "test", NOW);
    }

    private void credit(Account account, String amount) {
        storage.ledger().credit(account.id(), Money.of(amount), "credit " + references++, NOW);
    }

    @Test
    void tellsOncePerFall() {
        Account account = alertedBelow("2", "3");
        assertThat(told()).isEmpty();
        debit(account, "1");
        assertThat(told()).isEmpty();
        debit(account, "0.000001");
        assertThat(told())
                .containsExactly(new LowBalance(
                        account.id(),
                        Optional.of("example.com/cb"),
                        "https",
                        Money.of("1.999999"),
                        Money.of("2"),
                        NOW.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        debit(account, "1");
        assertThat(told()).isEmpty();
        credit(account, "5");
        assertThat(told()).isEmpty();
        debit(account, "5");
        assertThat(told()).hasSize(1);
        assertThat(storage.callbacks().list(account.id(), Optional.of(Callback.State.DUE), Long.MAX_VALUE, 10))
                .hasSize(2)
                .allMatch(callback -> callback.kind().equals("balance.low") && callback.verificationId() == 0);
    }

    @Test
    void tellsOfChargesAndOfAnAlertThatIsRaised() {
        Account account = alertedBelow("1", "1.001");
        storage.validations().record(usage(account, "0.002"));
        assertThat(told()).hasSize(1);
        alert(account, OptionalLong.empty());
        assertThat(told()).isEmpty();
        alert(account, OptionalLong.of(5_000_000));
        assertThat(told()).hasSize(1);
        storage.verifications().finish(Samples.verified(queued(account).id(), 0));
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsOnceHoweverManyAsk() {
        Account account = alertedBelow("2", "1");
        Callable<List<LowBalance>> ask = this::told;
        assertThat(together(Collections.nCopies(16, ask)).stream().flatMap(List::stream))
                .hasSize(1);
        assertThat(storage.callbacks().list(account.id(), Optional.empty(), Long.MAX_VALUE, 10))
                .hasSize(1);
    }

    @Test
    void deliversItLikeAnyCallback() {
        alertedBelow("2", "1");
        told();
        assertThat(storage.callbacks().claim(NOW, Duration.ofSeconds(30), 10, new Shares(10, 10, 10)))
                .singleElement()
                .satisfies(due -> assertThat(due.request())
                        .isEqualTo(new CallbackRequest.Post(
                                "https://example.com/cb", "application/json", "{\"balance\":\"1\"}")));
    }
}
