package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.PriceLine;
import io.ringtrue.server.api.v1.StatementView;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.LedgerStore.Replacement;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.ledger.TariffChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Credits, debits, statements and prices.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin: money")
public class AdminMoneyController {
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_REASON = 200;

    private final LedgerStore ledger;
    private final AccountStore accounts;
    private final AdminDeeds deeds;
    private final Clock clock;

    public AdminMoneyController(LedgerStore ledger, AccountStore accounts, AdminDeeds deeds, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.deeds = deeds;
        this.clock = clock;
    }

    /// @param amount positive decimal with at most 6 decimals
    /// @param reference the credit's name; a credit that is repeated with the same reference counts once
    public record CreditForm(String amount, String reference) {}

    /// @param repeated true: this reference was credited before, and nothing has changed
    public record CreditView(String balance, String held, String available, boolean repeated) {}

    /// The same reference with the same amount again answers `repeated`; with another amount it is 409.
    @PostMapping(path = "/accounts/{id}/credits", consumes = "application/json")
    @Operation(summary = "Add to a balance, once per reference")
    public CreditView credit(@PathVariable String id, @RequestBody CreditForm form, HttpServletRequest request) {
        Checks checks = new Checks();
        String reference = checks.needed("reference", form.reference(), LONGEST_REFERENCE);
        checks.needed("amount", form.amount(), LONGEST_REFERENCE);
        Money amount = checks.read("amount", form.amount(), AdminMoneyController::positive)
                .orElse(Money.ZERO);
        checks.done();
        long account = PathId.of(id, "account");
        return switch (ledger.credit(account, amount, reference, clock.instant())) {
            case LedgerStore.Credit.Added(Balance balance) -> {
                Money before = balance.total().minus(amount);
                moved(request, account, "credited an account", before, balance, reference);
                yield view(balance, false);
            }
            case LedgerStore.Credit.Repeated(Balance balance) -> view(balance, true);
            case LedgerStore.Credit.Conflict(Money earlier) ->
                throw new ProblemException(Problem.of(
                        409, "Conflict", "reference was credited before with " + earlier + "; nothing changed"));
            case LedgerStore.Credit.TooMuch() ->
                throw new ProblemException(
                        Problem.invalid("amount", "must leave a balance of at most " + new Money(Long.MAX_VALUE)));
            case LedgerStore.Credit.NoSuchAccount() -> throw new ProblemException(Problem.notFound("account"));
        };
    }

    /// @param amount positive decimal with at most 6 decimals; at most what is available
    /// @param reference the debit's name; one that is repeated with the same reference counts once. Credits and
    /// debits share one space of references
    /// @param reason why; the customer sees it in the ledger
    public record DebitForm(String amount, String reference, String reason) {}

    /// The same reference with the same amount again answers `repeated`; 409 when it stands for anything else, or
    /// when less is available.
    @PostMapping(path = "/accounts/{id}/debits", consumes = "application/json")
    @Operation(summary = "Take from a balance, once per reference; never what is held")
    public CreditView debit(@PathVariable String id, @RequestBody DebitForm form, HttpServletRequest request) {
        Checks checks = new Checks();
        String reference = checks.needed("reference", form.reference(), LONGEST_REFERENCE);
        String reason = checks.needed("reason", form.reason(), LONGEST_REASON);
        checks.needed("amount", form.amount(), LONGEST_REFERENCE);
        Money amount = checks.read("amount", form.amount(), AdminMoneyController::positive)
                .orElse(Money.ZERO);
        checks.done();
        long account = PathId.of(id, "account");
        return switch (ledger.debit(account, amount, reference, reason, clock.instant())) {
            case LedgerStore.Debit.Taken(Balance balance) -> {
                Money before = balance.total().plus(amount);
                moved(request, account, "debited an account", before, balance, reference + ", " + reason);
                yield view(balance, false);
            }
            case LedgerStore.Debit.Repeated(Balance balance) -> view(balance, true);
            case LedgerStore.Debit.Conflict(Money earlier) ->
                throw new ProblemException(Problem.of(
                        409, "Conflict", "reference stands for an entry of " + earlier + "; nothing changed"));
            case LedgerStore.Debit.NotEnough(Balance balance) ->
                throw new ProblemException(Problem.of(
                        409,
                        "Conflict",
                        "amount must be at most " + balance.available() + ", which is available; nothing changed"));
            case LedgerStore.Debit.NoSuchAccount() -> throw new ProblemException(Problem.notFound("account"));
        };
    }

    private void moved(
            HttpServletRequest request, long account, String deed, Money before, Balance balance, String reference) {
        deeds.add(
                request,
                account,
                deed,
                name(account),
                "balance " + before,
                "balance " + balance.total() + ", reference " + reference);
    }

    private String name(long account) {
        return accounts.find(account).map(Account::name).orElse("");
    }

    /// @param from the first instant; absent: the first entry
    /// @param to the first instant that does not belong to it; absent: now
    @GetMapping("/accounts/{id}/statement")
    @Operation(summary = "An account's ledger of a period, added up")
    public StatementView statement(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return StatementView.of(ledger, clock, PathId.of(id, "account"), from, to);
    }

    private static Money positive(String text) {
        Money amount = Money.of(text);
        if (amount.compareTo(Money.ZERO) <= 0) throw new IllegalArgumentException("must be more than 0");
        return amount;
    }

    private static CreditView view(Balance balance, boolean repeated) {
        return new CreditView(
                balance.total().toString(),
                balance.held().toString(),
                balance.available().toString(),
                repeated);
    }

    @GetMapping("/prices")
    @Operation(summary = "The default tariff")
    public List<PriceLine> prices() {
        return PriceLine.of(ledger.defaultTariff());
    }

    /// An empty list forbids every call of accounts without a tariff of their own.
    @PutMapping(path = "/prices", consumes = "application/json")
    @Operation(summary = "Replace the default tariff; a destination without a price is refused")
    public List<PriceLine> putPrices(@RequestBody List<PriceLine> lines, HttpServletRequest request) {
        TariffChange change = replaced(OptionalLong.empty(), tariff(lines));
        deeds.add(request, "changed prices", "default tariff", change.before(), change.after());
        return PriceLine.of(change.now());
    }

    @GetMapping("/accounts/{id}/prices")
    @Operation(summary = "What an account pays: its own tariff, else the default one")
    public List<PriceLine> prices(@PathVariable String id) {
        return PriceLine.of(ledger.tariffFor(account(id)));
    }

    @PutMapping(path = "/accounts/{id}/prices", consumes = "application/json")
    @Operation(summary = "Replace an account's own tariff; an empty list gives it the default one again")
    public List<PriceLine> putPrices(
            @PathVariable String id, @RequestBody List<PriceLine> lines, HttpServletRequest request) {
        long account = account(id);
        TariffChange change = replaced(OptionalLong.of(account), tariff(lines));
        deeds.add(request, account, "changed prices", name(account), change.before(), change.after());
        return PriceLine.of(change.now());
    }

    private TariffChange replaced(OptionalLong account, Tariff tariff) {
        return switch (ledger.replaceTariff(account, tariff, Optional.empty())) {
            case Replacement.Replaced(Tariff was, Tariff now) -> TariffChange.of(was, now);
            case Replacement.Other(Tariff inForce) -> TariffChange.of(inForce, inForce);
        };
    }

    private long account(String id) {
        long number = PathId.of(id, "account");
        if (accounts.find(number).isEmpty()) throw new ProblemException(Problem.notFound("account"));
        return number;
    }

    private static Tariff tariff(List<PriceLine> lines) {
        Checks checks = new Checks();
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++)
            price(checks, "[" + i + "]", lines.get(i)).ifPresent(prices::add);
        checks.done();
        try {
            return new Tariff(prices);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid("prefix", "must not be given twice"));
        }
    }

    private static Optional<Price> price(Checks checks, String at, PriceLine line) {
        boolean digits = line.prefix() != null && line.prefix().matches("[0-9]{0,15}");
        checks.require(digits, at + ".prefix", "must be 0 to 15 digits");
        checks.require(line.price() != null, at + ".price", "must be given");
        return checks.read(at + ".price", line.price(), AccountForms::amount)
                .filter(_ -> digits)
                .map(amount -> new Price(line.prefix(), amount));
    }
}
