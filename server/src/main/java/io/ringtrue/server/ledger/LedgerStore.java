package io.ringtrue.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /// Takes money away, once for each reference: credits and debits share one space of references. Repeating it
    /// with the same reference and amount changes nothing. What is held for verifications under way cannot be
    /// taken away.
    ///
    /// @param amount positive
    /// @param reason why, for the reader of the ledger
    Debit debit(long accountId, Money amount, String reference, String reason, Instant at);

    /// The account's entries of a period, added up.
    ///
    /// @param from the first instant of the period
    /// @param to the first instant after it
    /// @return empty when there is no such account
    Optional<Statement> statement(long accountId, Instant from, Instant to);

    /// The account's own tariff where it has one, else the default one. Every admission asks for it, so a
    /// store must answer from memory; a change made at another node may be seen a little later.
    Tariff tariffFor(long accountId);

    /// The tariff of accounts without one of their own. A new installation has one price for
    /// every destination.
    Tariff defaultTariff();

    /// Replaces a tariff whole; an empty one of an account gives the account the default tariff again. Of two who
    /// replace the same at the same time, the second sees what the first has made of it.
    ///
    /// @param account empty: the default tariff
    /// @param expected [Tariff#digest] of the tariff in force that the new one was compared with; empty: it may be
    /// any
    Replacement replaceTariff(OptionalLong account, Tariff tariff, Optional<String> expected);

    /// How a replacement ended.
    sealed interface Replacement {
        /// @param was in force before: an account's own or the default one
        /// @param now in force after it
        record Replaced(Tariff was, Tariff now) implements Replacement {}

        /// Another tariff than the expected one is in force: nothing changed.
        record Other(Tariff inForce) implements Replacement {}
    }

    /// Replaces the default tariff, whatever it is.
    default void putDefaultTariff(Tariff tariff) {
        replaceTariff(OptionalLong.empty(), tariff, Optional.empty());
    }

    /// Replaces an account's own tariff, whatever it is.
    default void putTariff(long accountId, Tariff tariff) {
        replaceTariff(OptionalLong.of(accountId), tariff, Optional.empty());
    }

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

    /// How a debit ended.
    sealed interface Debit {
        /// @param balance after it
        record Taken(Balance balance) implements Debit {}

        /// This reference was debited before with the same amount: nothing changed.
        record Repeated(Balance balance) implements Debit {}

        /// This reference stands for another credit or debit: nothing changed.
        ///
        /// @param earlier its amount, negative for a debit
        record Conflict(Money earlier) implements Debit {}

        /// Less than the amount is available: nothing changed.
        record NotEnough(Balance balance) implements Debit {}

        record NoSuchAccount() implements Debit {}
    }
}
