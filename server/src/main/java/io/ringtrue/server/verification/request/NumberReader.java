package io.ringtrue.server.verification.request;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.text.DialledText;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the number to be called: country code first, always; a bare `4792345678` is Norway, and reading it as +1
/// would ring a stranger.
public interface NumberReader {
    Reading read(String text);

    /// @param e164 with `+`; empty when refused
    /// @param region ISO 3166 alpha-2, for the language; empty when not known
    record Reading(String e164, Optional<String> region, Optional<Refusal> refusal) {}

    /// For live accounts: a valid number of a destination that may be called.
    ///
    /// @param policy asked at each reading: it may change at run time
    static NumberReader live(NumberIntelligence numbers, Supplier<DestinationPolicy> policy) {
        return text -> {
            NumberReport report = numbers.describe(text, ReadingRules.DIALLED);
            Optional<Refusal> refusal = policy.get().refuse(report);
            return new Reading(refusal.isPresent() ? "" : report.e164(), report.region(), refusal);
        };
    }

    /// For the sandbox, whose only carrier is built in: any 7 to 15 digits, so that the documentation's own sample
    /// number works.
    static NumberReader sandbox() {
        return text -> {
            // Samples have ASCII digits; others are left to live accounts, where the plan checks them.
            boolean foreign = text.chars().anyMatch(c -> c > '9' && Character.isDigit(c));
            String digits = (foreign ? "" : DialledText.digits(text).orElse("")).replaceFirst("^(00|011)", "");
            if (!digits.matches("[0-9]{7,15}")) {
                return new Reading(
                        "",
                        Optional.empty(),
                        Optional.of(Refusal.of("number", "must be 7 to 15 digits, country code first", "form")));
            }
            return new Reading("+" + digits, Optional.empty(), Optional.empty());
        };
    }
}
