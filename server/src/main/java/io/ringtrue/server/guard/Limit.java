package io.ringtrue.server.guard;

import java.time.Duration;

/// One limit a new verification has to pass, counted inside the transaction that admits it.
///
/// @param counter what is counted
/// @param key whose count: the number, the account's id, the callback's host
/// @param most at least 1; when so many are there already, no other is admitted
/// @param window how far back is counted; zero for [Counter#ACTIVE_PER_NUMBER]
public record Limit(Counter counter, String key, int most, Duration window) {

    /// What is counted. Every accepted request counts, unpaid ones too.
    public enum Counter {
        /// Verifications of this number that have no final status, of all accounts.
        ACTIVE_PER_NUMBER("active-per-number", false),
        PER_NUMBER("per-number", false),
        PER_NUMBER_DAY("per-number-day", false),
        /// Wrong PINs keyed at this number, of all accounts.
        WRONG_PINS_PER_NUMBER("wrong-pins-per-number", false),
        PER_ACCOUNT("per-account", true),
        /// Requests whose callback goes to this host, of all accounts.
        PER_CALLBACK_HOST("per-callback-host", false);

        private final String setting;
        private final boolean own;

        Counter(String setting, boolean own) {
            this.setting = setting;
            this.own = own;
        }

        /// Its name under `ringtrue.limits`.
        public String setting() {
            return setting;
        }

        /// True when only the caller's own requests are counted, so that the count may be told.
        public boolean own() {
            return own;
        }
    }
}
