package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The account's balance, and the ledger entries it is the sum of.
@RestController
@RequestMapping(path = "/v1/account", produces = "application/json")
@Tag(name = "account")
public class AccountController {
    private final LedgerStore ledger;

    public AccountController(LedgerStore ledger) {
        this.ledger = ledger;
    }

    /// @param balance the sum of its ledger entries
    /// @param held the part set aside for verifications under way
    /// @param available what can still be spent
    public record OwnAccount(long id, String name, String company, String balance, String held, String available) {}

    /// @param amount positive for a credit, negative for a charge
    /// @param kind `credit`, `charge` for a verification, `validation` for a validation
    /// @param verification the verification that was charged; null for other kinds
    /// @param validation confirmation number of the validation that was charged; null for other kinds
    /// @param reference the operator's name for a credit; empty for charges
    public record LedgerLine(
            long id,
            String kind,
            String amount,
            @Nullable Long verification,
            @Nullable Long validation,
            String reference,
            Instant at) {}

    @GetMapping
    @Operation(summary = "Balance and holds")
    public OwnAccount account(@AuthenticationPrincipal Account account) {
        Balance balance = ledger.balance(account.id()).orElseThrow();
        return new OwnAccount(
                account.id(),
                account.name(),
                account.company(),
                balance.total().toString(),
                balance.held().toString(),
                balance.available().toString());
    }

    @GetMapping("/ledger")
    @Operation(summary = "Ledger entries, newest first")
    public Page<LedgerLine> entries(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Page.place(cursor, Long::parseLong, Long.MAX_VALUE);
        return Page.of(
                ledger.entries(account.id(), before, most + 1),
                most,
                entry -> Long.toString(entry.id()),
                AccountController::line);
    }

    private static LedgerLine line(LedgerEntry entry) {
        return new LedgerLine(
                entry.id(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.amount().toString(),
                entry.verification().isPresent() ? entry.verification().getAsLong() : null,
                entry.validation().isPresent() ? entry.validation().getAsLong() : null,
                entry.reference(),
                entry.at());
    }
}
