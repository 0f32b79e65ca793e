package io.ringtrue.server.alerts;

import io.ringtrue.server.ledger.Money;
import java.time.Instant;
import java.util.Optional;

/// A balance that has fallen below its account's alert.
///
/// @param callbackUrl the account's own, as its settings have it; empty: it has none
/// @param callbackScheme `http` or `https`, for a URL without one
/// @param balance the sum of the account's ledger entries
/// @param alert what the balance is below
/// @param at when it was seen
public record LowBalance(
        long accountId, Optional<String> callbackUrl, String callbackScheme, Money balance, Money alert, Instant at) {}
