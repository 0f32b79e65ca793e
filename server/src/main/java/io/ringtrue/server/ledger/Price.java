package io.ringtrue.server.ledger;

/// What one verification costs.
///
/// @param prefix digits a number (E.164 without `+`) starts with; empty: every number
public record Price(String prefix, Money price) {
    public Price {
        if (!prefix.matches("[0-9]{0,15}")) throw new IllegalArgumentException("prefix: must be 0 to 15 digits");
        if (price.negative()) throw new IllegalArgumentException("price: must not be negative");
    }
}
