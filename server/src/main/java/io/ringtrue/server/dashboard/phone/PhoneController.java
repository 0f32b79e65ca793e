package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.Problem.FieldError;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.Verification;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The page of the browser phone, and the call that it places. In the sandbox only: elsewhere these paths do not exist.
@Controller
@ConditionalOnProperty(name = "ringtrue.sandbox", havingValue = "true")
class PhoneController {
    private static final int LONGEST = 2_000;

    private final CallMe callMe;
    private final PhoneAccounts accounts;

    PhoneController(CallMe callMe, PhoneAccounts accounts) {
        this.callMe = callMe;
        this.accounts = accounts;
    }

    @GetMapping(path = "/phone", produces = "text/html")
    String page(@Nullable Principal who, @RequestParam(name = "account", required = false) @Nullable String asked) {
        account(who, asked);
        return "dashboard/phone";
    }

    /// @param number one that this browser holds, or any other of the built-in carrier
    /// @param brand who calls; absent or blank: nobody in particular
    record Wanted(@Nullable String number, @Nullable String brand) {}

    /// @param pin shown by the page, like that of a customer's page; nobody else gets it
    /// @param status `queued`, or the final one of a verification that ended at once for lack of balance
    record Placed(String id, String number, String pin, String status, long accepted) {}

    @PostMapping(path = "/phone/calls", consumes = "application/json", produces = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @ResponseBody
    Placed call(
            @Nullable Principal who,
            @RequestParam(name = "account", required = false) @Nullable String asked,
            @RequestBody Wanted wanted) {
        String number = Optional.ofNullable(wanted.number()).orElse("");
        if (number.isBlank() || number.length() > LONGEST) {
            throw new ProblemException(Problem.invalid("number", "must be given"));
        }
        Optional<String> brand = Optional.ofNullable(wanted.brand()).filter(text -> !text.isBlank());
        CallMe.Placed placed = callMe.place(account(who, asked), number, brand);
        return switch (placed.started()) {
            case Started.Accepted accepted ->
                placed(accepted.verification(), placed.pin().digits());
            case Started.Invalid(List<Refusal> refusals) ->
                throw new ProblemException(Problem.invalid(refusals.stream()
                        .map(refusal -> new FieldError(refusal.field(), refusal.rule()))
                        .toList()));
            case Started.Limited(Refusal refusal, boolean _) ->
                throw new ProblemException(
                        Problem.of(429, "Too many requests", Problem.clause(refusal.field(), refusal.rule())));
            case Started.KeyReused(), Started.Unavailable() ->
                throw new ProblemException(
                        Problem.of(503, "Unavailable", "the server is shutting down; nothing was stored"));
        };
    }

    private static Placed placed(Verification verification, String pin) {
        return new Placed(
                String.valueOf(verification.id()),
                verification.order().number(),
                pin,
                verification.standing().status().text(),
                verification.order().created().toEpochMilli());
    }

    /// Whoever may not use the phone is told that there is none.
    private Account account(@Nullable Principal who, @Nullable String asked) {
        return Optional.ofNullable(who)
                .flatMap(known -> accounts.of(known, asked))
                .orElseThrow(() -> new ProblemException(Problem.notFound("phone")));
    }
}
