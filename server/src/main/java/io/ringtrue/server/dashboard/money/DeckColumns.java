package io.ringtrue.server.dashboard.money;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Which columns of a rate deck are read, from 0 on.
///
/// @param named whether the first row holds headings
record DeckColumns(int prefix, int price, boolean named) {
    private static final Set<String> PREFIX = Set.of(
            "prefix",
            "prefixes",
            "code",
            "dialcode",
            "dialingcode",
            "diallingcode",
            "dialprefix",
            "destinationcode",
            "areacode",
            "countrycode",
            "breakout",
            "codes");
    private static final Set<String> PRICE =
            Set.of("price", "rate", "cost", "charge", "amount", "tariff", "pricepercall", "ratepercall", "costpercall");

    /// @param first the first row that is not blank
    /// @throws IllegalArgumentException with a sentence, when it shows neither headings nor a price
    static DeckColumns of(List<String> first) {
        OptionalInt prefix = heading(first, PREFIX);
        OptionalInt price = heading(first, PRICE);
        if (prefix.isPresent() && price.isPresent()) return new DeckColumns(prefix.getAsInt(), price.getAsInt(), true);
        int last = first.size() - 1;
        if (last > 0 && isPrefix(first.getFirst()) && isPrice(first.get(last))) return new DeckColumns(0, last, false);
        if (first.stream()
                .map(DeckColumns::word)
                .anyMatch(word -> word.contains("min") && word.matches(".*(rate|price|cost).*"))) {
            throw new IllegalArgumentException(
                    "The prices are by the minute. A verification has one price; name the column price.");
        }
        throw new IllegalArgumentException(
                "The first line names no column prefix and no column price, nor does it begin with a prefix and end"
                        + " with a price.");
    }

    private static OptionalInt heading(List<String> cells, Set<String> words) {
        return IntStream.range(0, cells.size())
                .filter(i -> words.contains(word(cells.get(i))))
                .findFirst();
    }

    private static String word(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static boolean isPrefix(String cell) {
        try {
            DeckCells.prefix(cell);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPrice(String cell) {
        try {
            DeckCells.price(cell);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The cell; empty where the row is too short.
    String prefix(List<String> cells) {
        return prefix < cells.size() ? cells.get(prefix) : "";
    }

    String price(List<String> cells) {
        return price < cells.size() ? cells.get(price) : "";
    }

    String sentence() {
        return named
                ? "Read by its headings: the prefix is column " + (prefix + 1) + ", the price column " + (price + 1)
                        + "."
                : "It has no headings: the prefix is the first column, the price column " + (price + 1) + ".";
    }
}
