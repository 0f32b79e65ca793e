package io.ringtrue.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// What other operator data would change.
///
/// @param added ranges of numbers whose block was not known before
/// @param changed ranges whose holder, line type, confidence or status is another
/// @param removed ranges whose block is not known any more
/// @param answers one a calling code that has such ranges, ascending
public record Effect(long added, long changed, long removed, List<AnswerChange> answers) {

    /// Numbers asked of each calling code, when it has as many.
    public static final int SAMPLE = 100_000;

    /// How many numbers of a calling code are answered otherwise.
    ///
    /// @param sample valid numbers that were asked, drawn at random from the whole plan, the same each time
    /// @param differing of these, how many get another line type or another carrier
    public record AnswerChange(int callingCode, int sample, int differing) {

        /// 0 to 100.
        public double percent() {
            return sample == 0 ? 0 : 100.0 * differing / sample;
        }
    }

    public Effect {
        answers = List.copyOf(answers);
    }

    public static Effect of(CompiledNumbers before, CompiledNumbers after) {
        TreeSet<Integer> callingCodes = new TreeSet<>(before.allocations().callingCodes());
        callingCodes.addAll(after.allocations().callingCodes());
        List<AnswerChange> answers = new ArrayList<>();
        RangeComparison all = new RangeComparison();
        for (int callingCode : callingCodes) {
            RangeComparison ranges = new RangeComparison();
            ranges.compare(
                    before.allocations().of(callingCode), after.allocations().of(callingCode));
            if (ranges.nothing()) continue;
            all.add(ranges);
            answers.add(new NumberSample(after, callingCode).compare(before, after, SAMPLE));
        }
        return new Effect(all.added, all.changed, all.removed, answers);
    }

    /// In a sentence, for people.
    public String summary() {
        if (nothing()) return "nothing";
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%,d ranges new, %,d otherwise, %,d gone", added, changed, removed));
        for (AnswerChange change : answers) {
            text.append(String.format(
                    Locale.ROOT,
                    "; +%d: %.3f %% of %,d sampled numbers get another answer",
                    change.callingCode(),
                    change.percent(),
                    change.sample()));
        }
        return text.toString();
    }

    /// Whether every number is answered as before.
    public boolean nothing() {
        return added == 0 && changed == 0 && removed == 0;
    }
}
