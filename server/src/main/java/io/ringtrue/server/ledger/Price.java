package io.ringtrue.server.ledger;

/// What one verification costs at destinations that start with a prefix.
///
/// @param prefix the first digits of a number (E.164 without `+`), 0 to 15; empty: every number
/// @param price not negative
public record Price(String prefix, Money price) {
    /// @throws IllegalArgumentException naming the field that breaks its rule
    public Price {
        if (!prefix.matches("[0-9]{0,15}")) throw new IllegalArgumentException("prefix: must be 0 to 15 digits");
        if (price.negative()) throw new IllegalArgumentException("price: must not be negative");
    }
}
