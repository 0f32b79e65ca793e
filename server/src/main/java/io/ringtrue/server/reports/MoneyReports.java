package io.ringtrue.server.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;

/// Reads what the pages about money show: the port that `storage` implements. Amounts are millionths.
public interface MoneyReports {
    /// What was charged on each day, UTC; a day without charges is not there.
    ///
    /// @param account empty: the whole installation
    /// @param from the first day
    /// @param to the last day; nothing of a later or an earlier one is read
    SortedMap<LocalDate, Long> chargedByDay(OptionalLong account, LocalDate from, LocalDate to);

    /// What counts against the account's spend cap: charges of 24 hours, and what is held.
    long spent(long account, Instant now);

    /// What is set aside for verifications under way.
    ///
    /// @param most how many of them to list, newest first
    Holds holds(long account, int most);

    /// An account's ledger, newest first.
    ///
    /// @param before only entries with a smaller id; `Long.MAX_VALUE` to begin
    List<LedgerLine> ledger(long account, Entries wanted, long before, int limit);

    /// Accounts by id, ascending.
    ///
    /// @param name part of the account's name, in any case of letters; empty: all. SQLite tells the cases of
    /// letters beyond ASCII apart
    /// @param after only accounts with a larger id; 0 to begin
    /// @param today its first instant
    List<AccountMoney> accounts(String name, long after, int limit, Instant today);

    Totals totals(Instant today);

    /// Which entries of a ledger.
    enum Entries {
        ALL,
        /// Verifications and validations.
        CHARGES,
        /// Credits and debits.
        CREDITS
    }

    /// @param count of all verifications under way
    /// @param newest some of them
    record Holds(int count, List<Hold> newest) {}

    /// @param number that is called, E.164
    record Hold(long verification, String number, Instant since, long amount) {}

    /// @param balance with what is held
    /// @param chargedToday since 00:00 UTC
    record AccountMoney(
            long id, String name, boolean active, long balance, long held, OptionalLong spendCap, long chargedToday) {}

    record Totals(long accounts, long balance, long held, long chargedToday) {}
}
