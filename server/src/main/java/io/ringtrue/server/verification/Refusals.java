package io.ringtrue.server.verification;

import static java.lang.System.Logger.Level.DEBUG;

import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.ledger.Money;
import java.util.List;
import java.util.Optional;

/// Puts refusals into words. A caller is told rule, count and limit where only their own requests are
/// counted, and else only that the number cannot be called now; the log is told all, but for the number.
public final class Refusals {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

    private final Listener listener;

    /// Is told of every refusal, for the metrics.
    @FunctionalInterface
    public interface Listener {
        /// @param limit the setting behind the rule: `per-number`, `allowed-countries`, `form`
        void refused(String limit);
    }

    public Refusals(Listener listener) {
        this.listener = listener;
    }

    Started.Invalid invalid(long accountId, List<Refusal> refusals) {
        refusals.forEach(refusal -> note(accountId, refusal.limit(), refusal.rule()));
        return new Started.Invalid(refusals);
    }

    Started.Invalid noPrice(long accountId) {
        return invalid(
                accountId, List.of(Refusal.of("number", "has no price: no tariff covers this destination", "tariff")));
    }

    Started.Invalid overSpendCap(long accountId, Money cap) {
        return invalid(
                accountId,
                List.of(Refusal.of(
                        "number",
                        "cannot be called: the account's spend cap of " + cap + " for 24 hours is reached",
                        "spend-cap")));
    }

    Started overLimit(long accountId, Admitted.OverLimit over) {
        Limit limit = over.limit();
        String counted = limit.most() + " in " + limit.window().toSeconds() + " s";
        note(accountId, limit.counter().setting(), counted);
        String rule = limit.counter().own()
                ? "cannot be called now: more than " + limit.most() + " requests in "
                        + limit.window().toSeconds() + " s on this account"
                : "cannot be called now";
        return new Started.Limited(
                new Refusal("number", rule, limit.counter().setting(), Optional.of(over.retryAfter())),
                limit.counter().own());
    }

    /// A denial is final; a check that failed is worth another try.
    Started preflight(long accountId, Refusal refusal) {
        if (refusal.retryAfter().isEmpty()) return invalid(accountId, List.of(refusal));
        note(accountId, refusal.limit(), refusal.rule());
        return new Started.Limited(refusal, true);
    }

    private void note(long accountId, String limit, String rule) {
        listener.refused(limit);
        LOG.log(DEBUG, () -> "account " + accountId + ": refused by " + limit + ": " + rule);
    }
}
