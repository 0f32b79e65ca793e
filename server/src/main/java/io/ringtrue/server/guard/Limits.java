package io.ringtrue.server.guard;

import io.ringtrue.server.guard.Limit.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How often may be called. Every limit is counted over all nodes, and over all accounts except the one per
/// account.
///
/// @param activePerNumber verifications of one number under way at once
/// @param doNotCall how long a number is not called after its holder has said "this was not me"
public record Limits(
        int activePerNumber,
        Rate perNumber,
        Rate perNumberDay,
        Rate wrongPinsPerNumber,
        Rate perAccount,
        Rate perCallbackHost,
        Rate perPrefix,
        Rate perDialCode,
        Duration doNotCall) {

    /// The limits that one verification has to pass.
    ///
    /// @param number E.164 with `+`
    /// @param numberKey the number as the do-not-call list has it
    /// @param callbackHost empty: it has no callback, so no limit on a host applies
    public List<Limit> of(long accountId, String number, String numberKey, String callbackHost) {
        List<Limit> limits = new ArrayList<>();
        limits.add(limit(Counter.PER_ACCOUNT, Long.toString(accountId), perAccount));
        limits.add(new Limit(Counter.ACTIVE_PER_NUMBER, number, activePerNumber, Duration.ZERO));
        limits.add(limit(Counter.PER_NUMBER, number, perNumber));
        limits.add(limit(Counter.PER_NUMBER_DAY, number, perNumberDay));
        limits.add(limit(Counter.WRONG_PINS_PER_NUMBER, number, wrongPinsPerNumber));
        limits.add(new Limit(Counter.DO_NOT_CALL, numberKey, 1, doNotCall));
        NumberRange range = NumberRange.of(number);
        limits.add(Limit.paused(range, accountId));
        limits.add(limit(Counter.PER_PREFIX, range.prefix(), perPrefix));
        limits.add(limit(Counter.PER_DIAL_CODE, range.dialCode(), perDialCode));
        if (!callbackHost.isEmpty()) limits.add(limit(Counter.PER_CALLBACK_HOST, callbackHost, perCallbackHost));
        return limits;
    }

    /// The limits that count by what is called: what a call has to pass that belongs to no account and no callback.
    /// Do-not-call list and paused ranges are not among them.
    ///
    /// @param number E.164 with `+`
    public List<Limit> ofNumber(String number) {
        NumberRange range = NumberRange.of(number);
        return List.of(
                new Limit(Counter.ACTIVE_PER_NUMBER, number, activePerNumber, Duration.ZERO),
                limit(Counter.PER_NUMBER, number, perNumber),
                limit(Counter.PER_NUMBER_DAY, number, perNumberDay),
                limit(Counter.WRONG_PINS_PER_NUMBER, number, wrongPinsPerNumber),
                limit(Counter.PER_PREFIX, range.prefix(), perPrefix),
                limit(Counter.PER_DIAL_CODE, range.dialCode(), perDialCode));
    }

    private static Limit limit(Counter counter, String key, Rate rate) {
        return new Limit(counter, key, rate.count(), rate.per());
    }
}
