package io.ringtrue.server.guard;

import java.time.Duration;

/// One limit that a new verification has to pass. It is counted inside the transaction that admits the
/// verification, so two requests cannot pass on the same count.
///
/// @param counter what is counted
/// @param key what is counted by: the number, the account's id, the callback's host or first digits
/// @param most at least 1; when this many are counted already, the verification is refused
/// @param window how far back is counted; zero for [Counter#ACTIVE_PER_NUMBER] and [Counter#PAUSED_RANGE]
public record Limit(Counter counter, String key, int most, Duration window) {
    /// Whether the range is paused for everybody or for this account.
    public static Limit paused(NumberRange range, long accountId) {
        return new Limit(Counter.PAUSED_RANGE, range.prefix() + "/" + accountId, 1, Duration.ZERO);
    }

    /// The setting and what it allows: `limits.per-number allows 5 in 10 min`. Only for operators: it
    /// says what a caller may not learn of other accounts.
    public String rule() {
        String allowed = window.isZero() ? most + " at once" : new Rate(most, window).toString();
        return "limits." + counter.setting() + " allows " + allowed;
    }

    /// What is counted. Every accepted request counts, also one that ended for lack of balance.
    public enum Counter {
        /// Verifications of this number without a final status, of all accounts.
        ACTIVE_PER_NUMBER("active-per-number", false),
        PER_NUMBER("per-number", false),
        PER_NUMBER_DAY("per-number-day", false),
        /// Wrong PINs keyed at this number, of all accounts.
        WRONG_PINS_PER_NUMBER("wrong-pins-per-number", false),
        PER_ACCOUNT("per-account", true),
        /// Requests whose callback goes to this host, of all accounts.
        PER_CALLBACK_HOST("per-callback-host", false),
        /// Requests to the 10,000 numbers that begin like this one, of all accounts; see [NumberRange].
        PER_PREFIX("per-prefix", false),
        /// Requests to a calling code, of all accounts.
        PER_DIAL_CODE("per-dial-code", false),
        /// Entries of the number on the do-not-call list; the key is [DoNotCallStore#key]. At most none are
        /// let pass, so `most` is 1.
        DO_NOT_CALL("do-not-call", false),
        /// Pauses of the range that the number lies in, now, for everybody or the account that asks; `most` is 1.
        /// The key is the range and the account: `1201555/42`.
        PAUSED_RANGE("paused-range", false);

        private final String setting;
        private final boolean own;

        Counter(String setting, boolean own) {
            this.setting = setting;
            this.own = own;
        }

        /// Its name under `ringtrue.limits`, and in logs and metrics.
        public String setting() {
            return setting;
        }

        /// True when only the caller's own requests are counted. Only such a count may be shown to the
        /// caller: any other would reveal what other accounts do.
        public boolean own() {
            return own;
        }
    }
}
