package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.AccountController;
import io.ringtrue.server.api.v1.ChargesView;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.reports.MoneyReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was charged, for the operator: an account's ledger, and the days of an account or of all.
@RestController
@RequestMapping(path = "/v1/admin", produces = "application/json")
@Tag(name = "admin: money")
public class AdminLedgerController {
    private final LedgerStore ledger;
    private final MoneyReports reports;
    private final AccountStore accounts;
    private final Clock clock;

    public AdminLedgerController(LedgerStore ledger, MoneyReports reports, AccountStore accounts, Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/accounts/{id}/ledger")
    @Operation(summary = "An account's ledger entries, newest first")
    public Page<AccountController.LedgerLine> entries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return AccountController.entries(ledger, account(id), limit, cursor);
    }

    /// @param from the first day, UTC; absent: 29 days before the last one
    /// @param to the last day, at most 366 days in all; absent: today
    @GetMapping("/accounts/{id}/charges")
    @Operation(summary = "What an account was charged on each day")
    public ChargesView charges(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        return ChargesView.of(reports, clock, OptionalLong.of(account(id)), from, to);
    }

    /// @param from the first day, UTC; absent: 29 days before the last one
    /// @param to the last day, at most 366 days in all; absent: today
    @GetMapping("/charges")
    @Operation(summary = "What all accounts were charged on each day")
    public ChargesView charges(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        return ChargesView.of(reports, clock, OptionalLong.empty(), from, to);
    }

    private long account(String id) {
        long number = PathId.of(id, "account");
        if (accounts.find(number).isEmpty()) throw new ProblemException(Problem.notFound("account"));
        return number;
    }
}
