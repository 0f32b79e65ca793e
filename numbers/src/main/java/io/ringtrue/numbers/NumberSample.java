package io.ringtrue.numbers;

import java.util.SplittableRandom;

/// Draws random valid numbers of one calling code, always the same ones: random digits of every possible
/// length. Numbers that are not valid are drawn again.
final class NumberSample {

    private static final long SEED = 1;
    /// How many draws are made for each number. If few numbers of a plan are valid, the sample stays smaller.
    private static final int MOST_DRAWS_A_NUMBER = 50;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final String callingCode;
    private final int code;
    private final int[] lengths;

    NumberSample(CompiledNumbers numbers, int callingCode) {
        code = callingCode;
        this.callingCode = "+" + callingCode;
        lengths = numbers.nationalLengths(callingCode);
    }

    Effect.AnswerChange compare(CompiledNumbers before, CompiledNumbers after, int size) {
        Lookup old = before.lookup();
        Lookup now = after.lookup();
        int sample = 0;
        int differing = 0;
        if (lengths.length == 0) return new Effect.AnswerChange(code, 0, 0);
        for (long draws = 0; sample < size && draws < (long) size * MOST_DRAWS_A_NUMBER; draws++) {
            String number = draw();
            if (!now.read(number, ReadingRules.COUNTRY_CODE_FIRST)) continue;
            old.read(number, ReadingRules.COUNTRY_CODE_FIRST);
            sample++;
            if (old.lineType() != now.lineType() || !old.carrier().equals(now.carrier())) differing++;
        }
        return new Effect.AnswerChange(code, sample, differing);
    }

    private String draw() {
        StringBuilder number = new StringBuilder(callingCode);
        for (int rest = lengths[random.nextInt(lengths.length)]; rest > 0; rest--) {
            number.append((char) ('0' + random.nextInt(10)));
        }
        return number.toString();
    }
}
