package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps balances, entries and prices: the port that `storage` implements. Each method is one transaction,
/// durable when it returns. Holds and charges are not here: they belong to the transactions that admit and
/// finish a verification or record a validation.
public interface LedgerStore {
    /// @return empty when there is no such account
    Optional<Balance> balance(long accountId);

    /// Newest first.
    ///
    /// @param before only entries with a smaller id; `Long.MAX_VALUE` to begin
    List<LedgerEntry> entries(long accountId, long before, int limit);

    /// Adds to the balance, once for each reference. Repeating it with the same reference and amount changes
    /// nothing; with another amount it is refused.
    Credit credit(long accountId, Money amount, String reference, Instant at);

    /// The account's own tariff where it has one, else the default one. Every admission asks for it, so a
    /// store must answer from memory; a change made at another node may be seen a little later.
    Tariff tariffFor(long accountId);

    /// The tariff of accounts without one of their own. A new installation has one price for
    /// every destination.
    Tariff defaultTariff();

    /// Replaces the default tariff whole.
    void putDefaultTariff(Tariff tariff);

    /// Replaces the account's own tariff whole; an empty one gives the account the default tariff again.
    void putTariff(long accountId, Tariff tariff);

    /// How a credit ended.
    sealed interface Credit {
        /// @param balance after it
        record Added(Balance balance) implements Credit {}

        /// This reference was credited before with the same amount: nothing changed.
        record Repeated(Balance balance) implements Credit {}

        /// This reference was credited before with another amount: nothing changed.
        ///
        /// @param earlier the amount credited before
        record Conflict(Money earlier) implements Credit {}

        /// The balance would be more than [Money] can count: nothing changed.
        record TooMuch() implements Credit {}

        record NoSuchAccount() implements Credit {}
    }
}
