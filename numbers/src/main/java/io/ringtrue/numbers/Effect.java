package io.ringtrue.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// What a change of the operator data would change in the answers.
///
/// @param added how many ranges of numbers are new: their block was not known before
/// @param changed how many ranges have another holder, line type, confidence or status
/// @param removed how many ranges are no longer known
/// @param answers one entry for each calling code with such ranges, ascending
public record Effect(long added, long changed, long removed, List<AnswerChange> answers) {

    /// How many numbers of each calling code are compared, if it has as many.
    public static final int SAMPLE = 100_000;

    /// How many answers of one calling code differ.
    ///
    /// @param sample how many valid numbers were compared. They are drawn at random from the whole plan, the
    /// same each time
    /// @param differing how many of these get another line type or another carrier
    public record AnswerChange(int callingCode, int sample, int differing) {

        /// The share of differing answers, 0 to 100; 0 when nothing was compared.
        public double percent() {
            return sample == 0 ? 0 : 100.0 * differing / sample;
        }
    }

    public Effect {
        answers = List.copyOf(answers);
    }

    /// Compares two states of the operator data. It may take seconds for a large calling code.
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

    /// One sentence for a person; `nothing` when nothing changes.
    public String summary() {
        if (nothing()) return "nothing";
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%,d ranges new, %,d changed, %,d removed", added, changed, removed));
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

    /// Whether no range changes, so that every answer stays.
    public boolean nothing() {
        return added == 0 && changed == 0 && removed == 0;
    }
}
