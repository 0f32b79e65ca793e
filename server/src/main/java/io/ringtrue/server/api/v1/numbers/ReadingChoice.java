package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.validation.PhoneValidationService;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a request wants numbers without a plus to be read. What it does not say is as the account has chosen.
final class ReadingChoice {
    private ReadingChoice() {}

    /// @param defaultCallingCode as the query has it; null: not given
    /// @param strict as the query has it; null: not given
    static ReadingRules of(
            Account account, @Nullable String defaultCallingCode, @Nullable String strict, Checks checks) {
        Boolean asked = truth("strict", strict, checks);
        boolean strictly = Boolean.TRUE.equals(asked);
        checks.require(
                !strictly || defaultCallingCode == null,
                "defaultCallingCode",
                "must not be given together with strict");
        if (strictly) return ReadingRules.COUNTRY_CODE_FIRST;
        ReadingRules own = PhoneValidationService.readingRules(account.settings());
        ReadingRules usual = Boolean.FALSE.equals(asked)
                ? new ReadingRules(account.settings().validation().defaultCallingCode())
                : own;
        return checks.read("defaultCallingCode", defaultCallingCode, ReadingChoice::rules)
                .orElse(usual);
    }

    /// @return null when it is not given; false for any other text than `true` and `false`, which is
    /// recorded in `checks`
    static @Nullable Boolean truth(String field, @Nullable String text, Checks checks) {
        String word = text == null ? null : text.strip().toLowerCase(Locale.ROOT);
        checks.require(word == null || word.equals("true") || word.equals("false"), field, "must be true or false");
        return word == null ? null : Boolean.valueOf(word);
    }

    private static ReadingRules rules(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("must be a calling code of 1 to 3 digits");
        }
        return new ReadingRules(Integer.parseInt(text));
    }
}
