package io.ringtrue.server.wiring;

import static java.lang.System.Logger.Level.WARNING;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringtrue.server.alerts.BalanceWatch;
import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.api.v1.verifications.OwnCallbacks;
import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.callbacks.MessageId;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.storage.Storage;
import io.ringtrue.server.verification.request.CallbackRules;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What watches money: the check of the ledger, and alerts about low balances.
@Configuration(proxyBeanMethods = false)
class MoneyWiring {
    private static final System.Logger LOG = System.getLogger(MoneyWiring.class.getName());

    @Bean
    LedgerCheck ledgerCheck(Storage storage) {
        return storage.ledgerCheck();
    }

    @Bean
    BalanceWatch balanceWatch(
            Storage storage,
            OwnCallbacks own,
            CallbackRules rules,
            MeterRegistry registry,
            CallbackCourier courier,
            Clock clock) {
        Counter told = Counter.builder("ringtrue.balances.low")
                .description("balances that have fallen below their accounts' alerts, seen by this node")
                .register(registry);
        return new BalanceWatch(
                storage.lowBalances(), low -> callback(own, rules, low), told::increment, courier::wake, clock);
    }

    private static Optional<NewCallback> callback(OwnCallbacks own, CallbackRules rules, LowBalance low) {
        if (low.callbackUrl().isEmpty()) return Optional.empty();
        try {
            String url = rules.read(low.callbackUrl().get(), Optional.empty(), low.callbackScheme())
                    .url();
            return Optional.of(new NewCallback(MessageId.random(), "balance.low", own.compose(url, low)));
        } catch (IllegalArgumentException e) {
            LOG.log(WARNING, "account " + low.accountId() + ": callbackUrl " + e.getMessage());
            return Optional.empty();
        }
    }
}
