package io.ringtrue.server.api.v1;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerEntry;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.reports.MoneyReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
    private final MoneyReports reports;
    private final ReadTurns turns;
    private final Clock clock;

    public AccountController(LedgerStore ledger, MoneyReports reports, ReadTurns turns, Clock clock) {
        this.turns = turns;
        this.ledger = ledger;
        this.reports = reports;
        this.clock = clock;
    }

    /// @param balance the sum of its ledger entries
    /// @param held the part set aside for verifications under way
    /// @param available what can still be spent
    public record OwnAccount(long id, String name, String company, String balance, String held, String available) {}

    /// @param sequence its place among the account's entries: 1, 2, … without gaps
    /// @param amount positive for a credit, negative for a charge and a debit
    /// @param balance the balance after it
    /// @param kind `credit`, `debit`, `charge` for a verification, `validation` for a validation
    /// @param verification the verification that was charged; null for other kinds
    /// @param validation confirmation number of the validation that was charged; null for other kinds
    /// @param reference the operator's name for a credit or debit; empty for charges
    /// @param reason why the operator took money away; empty for other kinds
    public record LedgerLine(
            long id,
            long sequence,
            String kind,
            String amount,
            String balance,
            @Nullable Long verification,
            @Nullable Long validation,
            String reference,
            String reason,
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
        return entries(ledger, account.id(), limit, cursor);
    }

    /// The ledger of an account, for itself or for the operator.
    public static Page<LedgerLine> entries(
            LedgerStore ledger, long account, @Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        long before = Page.place(cursor, Long::parseLong, Long.MAX_VALUE);
        return Page.of(
                ledger.entries(account, before, most + 1),
                most,
                entry -> Long.toString(entry.id()),
                AccountController::line);
    }

    /// @param from the first day, UTC; absent: 29 days before the last one
    /// @param to the last day, at most 366 days in all; absent: today
    @GetMapping("/charges")
    @Operation(summary = "What was charged on each day")
    public ChargesView charges(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        return turns.take(account.id(), () -> ChargesView.of(reports, clock, OptionalLong.of(account.id()), from, to));
    }

    @GetMapping("/prices")
    @Operation(summary = "What the account pays, by the first digits of a number; the longest prefix that fits decides")
    public List<PriceLine> prices(@AuthenticationPrincipal Account account) {
        return PriceLine.of(ledger.tariffFor(account.id()));
    }

    /// Periods that follow each other fit: one closes with the balance that the next opens with. A period that
    /// ended less than a minute ago may still get an entry.
    ///
    /// @param from the first instant; absent: the first entry
    /// @param to the first instant that does not belong to it; absent: now
    @GetMapping("/statement")
    @Operation(summary = "The ledger of a period, added up")
    public StatementView statement(
            @AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return turns.take(account.id(), () -> StatementView.of(ledger, clock, account.id(), from, to));
    }

    private static LedgerLine line(LedgerEntry entry) {
        return new LedgerLine(
                entry.id(),
                entry.sequence(),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.amount().toString(),
                entry.balance().toString(),
                entry.verification().isPresent() ? entry.verification().getAsLong() : null,
                entry.validation().isPresent() ? entry.validation().getAsLong() : null,
                entry.reference(),
                entry.reason(),
                entry.at());
    }
}
