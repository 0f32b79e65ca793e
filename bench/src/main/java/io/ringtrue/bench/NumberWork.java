package io.ringtrue.bench;

/// One side of the comparison.
interface NumberWork {

    /// Finds out all about `text`: read, valid, region, type, carrier, E.164.
    ///
    /// @return 1 in the lowest bit when the number is valid; above it something of all that, so that nothing can be
    /// left
    ///     out
    long look(String text);
}
