package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.server.guard.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The most that all accounts together can be charged for calls within a span, whoever calls whatever: no
/// more than the caps on calling codes let through, and no more than the accounts' limits, spend caps and
/// balances let through. In millionths; [Long#MAX_VALUE] stands for more than can be counted.
public record LossBound(Duration span, long byDialCodes, long byAccounts) {
    private static final Duration DAY = Duration.ofDays(1);

    /// One that can pay for calls.
    ///
    /// @param dearest price of its dearest call
    /// @param spendCap empty: none
    /// @param available its balance without what is held
    public record Payer(long dearest, OptionalLong spendCap, long available) {}

    /// @param dearest price of the dearest call to each calling code that may be called
    /// @param payers the accounts that may call
    public static LossBound of(Limits limits, Duration span, Map<String, Long> dearest, List<Payer> payers) {
        long byDialCodes = 0;
        for (long price : dearest.values()) {
            byDialCodes = sum(byDialCodes, product(limits.perDialCode().most(span), price));
        }
        long byAccounts = 0;
        for (Payer payer : payers) byAccounts = sum(byAccounts, most(limits, span, payer));
        return new LossBound(span, byDialCodes, byAccounts);
    }

    public long highest() {
        return Math.min(byDialCodes, byAccounts);
    }

    private static long most(Limits limits, Duration span, Payer payer) {
        long days = -Math.floorDiv(-span.toMillis(), DAY.toMillis());
        long calls = product(limits.perAccount().most(span), payer.dearest());
        long capped = payer.spendCap().isEmpty()
                ? calls
                : Math.min(calls, product(days, payer.spendCap().getAsLong()));
        return Math.min(capped, Math.max(0, payer.available()));
    }

    private static long product(long one, long other) {
        return Math.multiplyHigh(one, other) != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
