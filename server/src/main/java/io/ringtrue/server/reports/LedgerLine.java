package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A ledger entry, and what it was for. Amounts are millionths.
///
/// @param kind `credit`, `debit`, `charge` or `validation`
/// @param amount negative for what was taken away
/// @param balance the account's balance after it
/// @param outcome how the charged verification ended; empty for other kinds
/// @param validation confirmation number of the charged validation
/// @param reference the operator's name for a credit or debit; empty for charges
public record LedgerLine(
        long id,
        String kind,
        long amount,
        long balance,
        Instant at,
        OptionalLong verification,
        Optional<Outcome> outcome,
        OptionalLong validation,
        String reference,
        String reason) {}
