package io.ringtrue.server.validation;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.ValidationStore.Receipt;
import io.ringtrue.server.validation.ValidationStore.Result;
import io.ringtrue.server.validation.ValidationStore.Usage;
import java.time.Clock;
import java.time.Instant;

/// Validates phone numbers: describes a number and decides whether the caller excludes its line type. Safe
/// for use by many threads.
public final class PhoneValidationService {
    private final NumberIntelligence numbers;
    private final Refinement refinement;
    private final ValidationStore store;
    private final ValidationRules rules;
    private final Clock clock;

    public PhoneValidationService(
            NumberIntelligence numbers,
            Refinement refinement,
            ValidationStore store,
            ValidationRules rules,
            Clock clock) {
        this.numbers = numbers;
        this.refinement = refinement;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /// Validates a number, stores the validation and charges it. Returns only when it is stored, so no answer
    /// is given that is not recorded. Each call is a new validation with a confirmation number of its own.
    ///
    /// @param credential the one the caller authenticated with
    public Verdict validate(Account account, Credential credential, ValidationRequest request) {
        return validate(account, credential, request, readingRules(account.settings()));
    }

    /// The same, but reads the number by the given rules instead of the account's own.
    public Verdict validate(Account account, Credential credential, ValidationRequest request, ReadingRules reading) {
        NumberReport number = refined(account, numbers.describe(request.phone(), reading), request);
        AnsweredType type = answeredType(number);
        Result result = result(number, type, request);
        Instant at = clock.instant();
        Receipt receipt = store.record(new Usage(
                account.id(),
                credential.id(),
                result,
                price(account),
                account.settings().spendCapMillionths(),
                at));
        return switch (receipt.paid() ? result : Result.NOT_PAID) {
            case PASSED -> new Verdict.Passed(receipt.confirmation(), at, number, type);
            case TYPE_EXCLUDED -> new Verdict.TypeExcluded(receipt.confirmation(), at, number, type);
            case NOT_VALID -> new Verdict.NotValid(receipt.confirmation(), at, number);
            case NOT_PAID -> new Verdict.NotPaid(receipt.confirmation(), at);
        };
    }

    /// Describes a number from the tables alone, read by the account's rules. Asks no live source, stores
    /// nothing and charges nothing.
    public NumberReport describe(Account account, String phone) {
        return numbers.describe(phone, readingRules(account.settings()));
    }

    /// The line type to answer; where it is ambiguous, the one that the installation has chosen.
    public AnsweredType answeredType(NumberReport number) {
        return AnsweredType.of(number, rules.ambiguousLineType());
    }

    /// What is shown where the plan cannot tell landline and mobile apart.
    public PhoneLineType ambiguousLineType() {
        return rules.ambiguousLineType();
    }

    /// The rules by which the account wants numbers to be read.
    public static ReadingRules readingRules(AccountSettings settings) {
        return settings.validation().strictNumbers()
                ? ReadingRules.COUNTRY_CODE_FIRST
                : new ReadingRules(settings.validation().defaultCallingCode());
    }

    /// Live sources cost the operator money, so they are not asked for an account that could not pay
    /// for the answer.
    private NumberReport refined(Account account, NumberReport local, ValidationRequest request) {
        boolean worthAsking = local.valid()
                && store.affords(
                        account.id(), price(account), account.settings().spendCapMillionths(), clock.instant());
        return worthAsking ? refinement.refine(local, request.excluded()) : local;
    }

    /// The price of one validation for this account; zero: free of charge.
    public Money price(Account account) {
        var own = account.settings().validation().priceMillionths();
        return own.isPresent() ? new Money(own.getAsLong()) : rules.price();
    }

    private static Result result(NumberReport number, AnsweredType type, ValidationRequest request) {
        if (!number.valid()) return Result.NOT_VALID;
        return type.isExcludedBy(request.excluded()) ? Result.TYPE_EXCLUDED : Result.PASSED;
    }
}
