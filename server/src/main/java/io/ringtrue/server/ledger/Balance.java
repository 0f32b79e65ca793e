package io.ringtrue.server.ledger;

/// An account's money at one moment.
///
/// @param total the sum of its ledger entries
/// @param held the part set aside for verifications under way
public record Balance(Money total, Money held) {
    /// What can still be spent; never below zero.
    public Money available() {
        return total.minus(held);
    }
}
