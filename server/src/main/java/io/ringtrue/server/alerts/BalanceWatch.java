package io.ringtrue.server.alerts;

import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.callbacks.NewCallback;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks for balances that have fallen below their alerts, and tells the account and the operator.
public final class BalanceWatch {
    private static final System.Logger LOG = System.getLogger(BalanceWatch.class.getName());
    private static final int AT_ONCE = 100;

    private final LowBalanceStore store;
    private final Function<LowBalance, Optional<NewCallback>> compose;
    private final Runnable told;
    private final Runnable wakeCourier;
    private final Clock clock;

    /// @param compose the callback that says so; empty: the account has no callback URL that works
    /// @param told called once for each alert, to be counted
    /// @param wakeCourier called when callbacks are due
    public BalanceWatch(
            LowBalanceStore store,
            Function<LowBalance, Optional<NewCallback>> compose,
            Runnable told,
            Runnable wakeCourier,
            Clock clock) {
        this.store = store;
        this.compose = compose;
        this.told = told;
        this.wakeCourier = wakeCourier;
        this.clock = clock;
    }

    /// One look.
    public void look() {
        List<LowBalance> found;
        do {
            found = store.tell(clock.instant(), AT_ONCE, compose);
            for (LowBalance low : found) {
                LOG.log(
                        WARNING,
                        "the balance of account " + low.accountId() + " is low: " + low.balance() + ", below "
                                + low.alert());
                told.run();
            }
            if (!found.isEmpty()) wakeCourier.run();
        } while (found.size() == AT_ONCE);
    }
}
