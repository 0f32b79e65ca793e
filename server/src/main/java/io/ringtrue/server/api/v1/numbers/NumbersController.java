package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.http.OpaqueSegment;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.validation.ValidationRequest;
import io.ringtrue.server.validation.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is known of one number.
@RestController
@Tag(name = "numbers")
public class NumbersController {
    private static final int LONGEST_TEXT = 250;

    private final PhoneValidationService validations;

    public NumbersController(PhoneValidationService validations) {
        this.validations = validations;
    }

    /// Any text is answered; one that is no number is `valid: false`. Each answer is a validation: recorded, and
    /// charged
    /// where validations have a price.
    ///
    /// @param number percent-encoded; a plus may stand as it is
    @GetMapping(path = "/v1/numbers/{number}", produces = "application/json")
    @Operation(summary = "All that is known of a number, and what each answer rests on")
    public NumberView number(
            @AuthenticationPrincipal Account account,
            Authentication caller,
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String defaultCallingCode,
            @RequestParam(required = false) @Nullable String strict) {
        String text = OpaqueSegment.textOf(request).orElse(number);
        Credential credential = (Credential) Objects.requireNonNull(caller.getDetails(), "the caller's credential");
        Checks checks = new Checks();
        checks.require(!text.isBlank(), "number", "must be given");
        checks.require(text.length() <= LONGEST_TEXT, "number", "must be at most " + LONGEST_TEXT + " characters");
        ReadingRules reading = ReadingChoice.of(account, defaultCallingCode, strict, checks);
        checks.done();
        Verdict verdict = validations.validate(account, credential, new ValidationRequest(text, Set.of()), reading);
        return switch (verdict) {
            case Verdict.Passed passed -> NumberView.of(text, passed.number(), passed.type());
            case Verdict.TypeExcluded excluded -> NumberView.of(text, excluded.number(), excluded.type());
            case Verdict.NotValid bad -> NumberView.of(text, bad.number(), validations.answeredType(bad.number()));
            case Verdict.NotPaid _ ->
                throw new ProblemException(Problem.of(
                        402,
                        "Payment required",
                        "the balance or the spend cap does not allow the price of a validation"));
        };
    }
}
