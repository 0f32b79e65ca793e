package io.ringtrue.bench;

/// One side of the comparison.
interface NumberWork {

    /// Finds out all about `text`: read, valid, region, type, carrier, E.164.
    ///
    /// @return something of all that, so that none of it can be left out
    long look(String text);
}
