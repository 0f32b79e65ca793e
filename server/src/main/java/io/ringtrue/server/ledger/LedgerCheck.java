package io.ringtrue.server.ledger;

import java.util.OptionalLong;
import java.util.function.Consumer;

/// Reads the whole ledger and everything that has to agree with it, while the server runs: the port that `storage`
/// implements. It changes nothing.
///
/// What has to hold, for each account: its entries are numbered without gaps; each one's balance is the one before
/// and its amount; each one's seal fits; the last balance is the account's; what is held is the sum of the holds of
/// open verifications; each charge is the cost of its verification or validation, and the cost in the callback;
/// whatever has a cost has one charge.
public interface LedgerCheck {
    /// Calls `report` on the caller's thread: progress every few thousand entries, each finding as it is found, and
    /// [Event.Done] last. Without `Done` the check is not complete.
    ///
    /// @param accountId empty: all accounts, and validations without a charge
    void run(OptionalLong accountId, Consumer<Event> report);

    /// Accepts entries without a seal up to now. Nodes of the version before seals wrote such entries during an
    /// upgrade; so could somebody else.
    ///
    /// @return how many entries without a seal there are
    long acceptUnsealed();

    sealed interface Event {
        /// @param entries checked so far
        record Progress(long accounts, long entries) implements Event {}

        /// @param sequence the entry's place in its account; empty when no single entry is at fault
        /// @param wrong what is wrong, a sentence
        record Finding(long accountId, OptionalLong sequence, String wrong) implements Event {}

        record Done(long accounts, long entries, long findings) implements Event {}
    }
}
