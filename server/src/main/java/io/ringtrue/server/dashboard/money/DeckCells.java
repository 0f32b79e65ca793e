package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.ledger.Money;
import java.math.BigDecimal;
import java.util.Locale;

/// What the cells of a rate deck may hold. Reasons are clauses that follow `line 7`.
final class DeckCells {
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST = 30;

    private DeckCells() {}

    /// @return digits; empty: every number
    /// @throws IllegalArgumentException with the reason
    static String prefix(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        if (text.equals(RateDeck.EVERY_NUMBER) || text.equals("*")) return "";
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty()) throw new IllegalArgumentException("has no prefix; write default for all other numbers");
        if (!digits.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("has a prefix that is not one of 1 to 15 digits: " + shortened(cell));
        }
        if (digits.startsWith("0"))
            throw new IllegalArgumentException("has a prefix that begins with 0: no country does");
        return digits;
    }

    /// Reads a comma as the decimal sign, and drops zeros at the end.
    ///
    /// @throws IllegalArgumentException with the reason
    static Money price(String cell) {
        String text = cell.strip().replaceFirst("^([0-9]*),([0-9]+)$", "$1.$2");
        if (text.isEmpty()) throw new IllegalArgumentException("has no price");
        if (text.startsWith("-")) throw new IllegalArgumentException("has a negative price");
        if (text.length() > LONGEST || !text.matches("[0-9]*\\.?[0-9]+")) {
            throw new IllegalArgumentException("has a price that is no plain decimal number: " + shortened(cell));
        }
        BigDecimal price = new BigDecimal(text).stripTrailingZeros();
        if (price.scale() > MOST_DECIMALS) throw new IllegalArgumentException("has a price with more than 6 decimals");
        try {
            return Money.of(price.toPlainString());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("has a price that is too large");
        }
    }

    private static String shortened(String cell) {
        return cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…";
    }
}
