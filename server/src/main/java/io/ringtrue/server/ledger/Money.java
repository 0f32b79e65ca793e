package io.ringtrue.server.ledger;

import java.math.BigDecimal;

/// An exact amount in the installation's one currency, counted in millionths. May be negative.
///
/// @param millionths 15,000 is 0.015
public record Money(long millionths) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);
    private static final int DECIMALS = 6;

    /// Reads a plain decimal such as `0.015`.
    ///
    /// @throws IllegalArgumentException when the text is no plain decimal, has more than six decimals or is
    /// too large for 64 bits
    public static Money of(String decimal) {
        if (decimal.length() > 20 || !decimal.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("must be a plain decimal number with at most 6 decimals");
        }
        try {
            return new Money(new BigDecimal(decimal).movePointRight(DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("must be a plain decimal number with at most 6 decimals", e);
        }
    }

    /// @throws ArithmeticException when the sum does not fit
    public Money plus(Money other) {
        return new Money(Math.addExact(millionths, other.millionths));
    }

    /// @throws ArithmeticException when the difference does not fit
    public Money minus(Money other) {
        return new Money(Math.subtractExact(millionths, other.millionths));
    }

    public Money negated() {
        return new Money(Math.negateExact(millionths));
    }

    public boolean negative() {
        return millionths < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(millionths, other.millionths);
    }

    /// The exact value without exponent and without trailing zeros.
    public BigDecimal decimal() {
        BigDecimal stripped = BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// [#decimal()] as text: `0.015`, `0`, `-3`.
    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
