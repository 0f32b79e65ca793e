package io.ringtrue.numbers.tables;

import java.util.List;
import java.util.SplittableRandom;

/// Makes random digit strings that match a pattern: at each step it takes one of the digits that can still
/// lead to a match.
public final class DigitWalk {

    private final DigitLanguage language;
    private final List<Integer> lengths;

    /// @param lengths the allowed lengths; empty allows all
    public DigitWalk(String pattern, List<Integer> lengths) {
        this.language = DigitLanguage.matching(pattern);
        this.lengths = List.copyOf(lengths);
    }

    /// A match; or, after `tries` failures, the result of the last try.
    public String random(SplittableRandom random, int tries) {
        String walked = "";
        for (int i = 0; i < tries; i++) {
            walked = walk(random);
            if (lengths.isEmpty() || lengths.contains(walked.length())) return walked;
        }
        return walked;
    }

    private String walk(SplittableRandom random) {
        StringBuilder digits = new StringBuilder();
        int state = language.start();
        while (true) {
            int alive = 0;
            for (int digit = 0; digit < 10; digit++)
                if (language.next(state, digit) != DigitLanguage.DEAD) alive |= 1 << digit;
            boolean mayStop = language.accepts(state) && (lengths.isEmpty() || lengths.contains(digits.length()));
            if (alive == 0 || mayStop && random.nextBoolean()) return digits.toString();
            int digit = nth(alive, random.nextInt(Integer.bitCount(alive)));
            digits.append(digit);
            state = language.next(state, digit);
        }
    }

    private static int nth(int bits, int n) {
        int rest = bits;
        for (int i = 0; i < n; i++) rest &= rest - 1;
        return Integer.numberOfTrailingZeros(rest);
    }
}
