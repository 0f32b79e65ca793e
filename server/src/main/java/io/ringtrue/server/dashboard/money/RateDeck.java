package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.ledger.Price;
import java.util.List;
import java.util.stream.Collectors;

/// A file with the price of each destination, as it was read.
///
/// @param prices by prefix
/// @param wrong the first lines that could not be read
/// @param wrongLines how many there are; while there is one, the deck cannot be applied: it replaces a tariff
/// whole, so a line left out would take a price away
/// @param columns how its columns were read, a sentence
public record RateDeck(List<Price> prices, List<WrongLine> wrong, int wrongLines, String columns) {
    static final int MOST_WRONG = 100;
    /// Stands for the empty prefix, which fits every number: an empty cell is more often a mistake.
    static final String EVERY_NUMBER = "default";

    public RateDeck {
        prices = List.copyOf(prices);
        wrong = List.copyOf(wrong);
    }

    /// @param line of the file, from 1
    public record WrongLine(int line, String reason) {}

    /// @throws IllegalArgumentException with a sentence, when the file as a whole cannot be read
    static RateDeck read(byte[] file) {
        return new DeckReader(file).read();
    }

    public boolean applies() {
        return wrongLines == 0 && !prices.isEmpty();
    }

    /// As a file that reads back to the same prices.
    static String csv(List<Price> prices) {
        return prices.stream()
                .map(price -> (price.prefix().isEmpty() ? EVERY_NUMBER : price.prefix()) + "," + price.price())
                .collect(Collectors.joining("\r\n", "prefix,price\r\n", "\r\n"));
    }
}
