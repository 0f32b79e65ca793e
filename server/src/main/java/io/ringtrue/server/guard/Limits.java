package io.ringtrue.server.guard;

import io.ringtrue.server.guard.Limit.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How often may be called. Every limit is counted over all nodes, and over all accounts except the
/// one per account.
///
/// @param activePerNumber verifications of one number under way at once
public record Limits(
        int activePerNumber,
        Rate perNumber,
        Rate perNumberDay,
        Rate wrongPinsPerNumber,
        Rate perAccount,
        Rate perCallbackHost) {

    /// The limits that one verification has to pass.
    ///
    /// @param number E.164 with `+`
    /// @param callbackHost empty: it has no callback, so no limit on a host applies
    public List<Limit> of(long accountId, String number, String callbackHost) {
        List<Limit> limits = new ArrayList<>();
        limits.add(limit(Counter.PER_ACCOUNT, Long.toString(accountId), perAccount));
        limits.add(new Limit(Counter.ACTIVE_PER_NUMBER, number, activePerNumber, Duration.ZERO));
        limits.add(limit(Counter.PER_NUMBER, number, perNumber));
        limits.add(limit(Counter.PER_NUMBER_DAY, number, perNumberDay));
        limits.add(limit(Counter.WRONG_PINS_PER_NUMBER, number, wrongPinsPerNumber));
        if (!callbackHost.isEmpty()) limits.add(limit(Counter.PER_CALLBACK_HOST, callbackHost, perCallbackHost));
        return limits;
    }

    private static Limit limit(Counter counter, String key, Rate rate) {
        return new Limit(counter, key, rate.count(), rate.per());
    }
}
