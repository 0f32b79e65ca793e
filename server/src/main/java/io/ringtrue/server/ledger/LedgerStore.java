package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps balances, entries and prices. Each method is one transaction. Holds and charges are not here: they belong
/// to the transactions that admit and finish a verification.
public interface LedgerStore {
    /// @return empty when there is no such account
    Optional<Balance> balance(long accountId);

    /// Newest first.
    ///
    /// @param before only entries with a smaller id; `Long.MAX_VALUE` to begin
    List<LedgerEntry> entries(long accountId, long before, int limit);

    /// Adds to the balance, once per reference: repeating it with the same reference and amount changes nothing.
    Credit credit(long accountId, Money amount, String reference, Instant at);

    /// The account's own tariff where it has one, else the default one; read at every admission, so keep it cheap.
    Tariff tariffFor(long accountId);

    Tariff defaultTariff();

    void putDefaultTariff(Tariff tariff);

    /// An empty tariff gives the account the default one again.
    void putTariff(long accountId, Tariff tariff);

    /// How a credit went.
    sealed interface Credit {
        record Added(Balance balance) implements Credit {}

        /// This reference was credited before, with the same amount.
        record Repeated(Balance balance) implements Credit {}

        /// This reference was credited before, with another amount: nothing changed.
        record Conflict(Money earlier) implements Credit {}

        /// The balance would be more than [Money] can count: nothing changed.
        record TooMuch() implements Credit {}

        record NoSuchAccount() implements Credit {}
    }
}
