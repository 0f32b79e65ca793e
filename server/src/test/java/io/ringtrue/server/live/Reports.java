package io.ringtrue.server.live;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;

/// What the numbering plan alone says of a few numbers.
public final class Reports {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();

    /// Valid, and the plan cannot tell mobile from landline.
    public static final NumberReport AMBIGUOUS = of("+12015106000");

    private Reports() {}

    public static NumberReport of(String number) {
        return NUMBERS.describe(number);
    }

    /// Another ambiguous number for each `i` from 0 to 9,999.
    public static NumberReport ambiguous(int i) {
        return of("+1201510%04d".formatted(i));
    }
}
