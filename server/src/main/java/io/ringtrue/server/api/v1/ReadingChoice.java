package io.ringtrue.server.api.v1;

import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.validation.PhoneValidationService;
import org.jspecify.annotations.Nullable;

/// How a request wants numbers without a plus to be read; what it leaves open is as the account has chosen.
final class ReadingChoice {
    private ReadingChoice() {}

    /// @param defaultCallingCode of the query
    /// @param strict of the query
    static ReadingRules of(
            Account account, @Nullable String defaultCallingCode, @Nullable String strict, Checks checks) {
        boolean strictly = Boolean.TRUE.equals(truth("strict", strict, checks));
        checks.require(
                !strictly || defaultCallingCode == null,
                "defaultCallingCode",
                "must not be given together with strict");
        if (strictly) return ReadingRules.COUNTRY_CODE_FIRST;
        ReadingRules own = PhoneValidationService.readingRules(account.settings());
        ReadingRules usual = "false".equals(strict)
                ? new ReadingRules(account.settings().validation().defaultCallingCode())
                : own;
        return checks.read("defaultCallingCode", defaultCallingCode, ReadingChoice::rules)
                .orElse(usual);
    }

    static @Nullable Boolean truth(String field, @Nullable String text, Checks checks) {
        checks.require(text == null || text.equals("true") || text.equals("false"), field, "must be true or false");
        return text == null ? null : Boolean.valueOf(text);
    }

    private static ReadingRules rules(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("must be a calling code of 1 to 3 digits");
        }
        return new ReadingRules(Integer.parseInt(text));
    }
}
