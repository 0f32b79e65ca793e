package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.api.v1.Checks;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Looks up one number.
@RestController
@Tag(name = "numbers")
public class NumbersController {
    static final String PATH = "/v1/numbers";

    private static final int LONGEST_TEXT = 250;
    private static final Pattern BEGINS_WITH_PLUS = Pattern.compile("(?:^|&)number=\\+");

    private final PhoneValidationService validations;

    public NumbersController(PhoneValidationService validations) {
        this.validations = validations;
    }

    /// Answers any text; one that is no number is `valid: false`. Each answer is a validation: it is
    /// recorded, and charged where validations have a price.
    ///
    /// @param number percent-encoded; a plus need not be
    @GetMapping(
            path = {PATH, PATH + "/"},
            produces = "application/json")
    @Operation(summary = "Everything known about a number, and the data behind each field")
    public NumberView asked(
            @AuthenticationPrincipal Account account,
            Authentication caller,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String defaultCallingCode,
            @RequestParam(required = false) @Nullable String strict) {
        return answer(account, caller, withPlus(number, request.getQueryString()), defaultCallingCode, strict);
    }

    /// The same for a number in the path. Servers and proxies refuse an encoded slash, percent sign or
    /// semicolon there, so a text with one belongs in the query.
    @GetMapping(path = PATH + "/{number}", produces = "application/json")
    @Operation(summary = "The same, for a number without slashes, semicolons and percent signs")
    public NumberView number(
            @AuthenticationPrincipal Account account,
            Authentication caller,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String defaultCallingCode,
            @RequestParam(required = false) @Nullable String strict) {
        return answer(account, caller, number, defaultCallingCode, strict);
    }

    /// A plus in a query means a blank. Callers write `?number=+44…` all the same, so a plus at the start
    /// is put back.
    private static String withPlus(@Nullable String number, @Nullable String query) {
        if (number == null) return "";
        boolean plus = query != null && BEGINS_WITH_PLUS.matcher(query).find();
        return plus ? "+" + number.substring(1) : number;
    }

    private NumberView answer(
            Account account,
            Authentication caller,
            String text,
            @Nullable String defaultCallingCode,
            @Nullable String strict) {
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
