package io.ringtrue.server.api.v1.admin;

import io.ringtrue.numbers.Effect;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedRow;
import io.ringtrue.server.operatordata.Load;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A file that was loaded, or would be.
///
/// @param name what kind of file it is, and its name in the data folder without the ending
/// @param date of the file
/// @param rows behind the header
/// @param ranges that could be used
/// @param refused rows that were left out
/// @param refusedRows the first of them
/// @param dryRun whether nothing was changed
public record NumbersLoadView(
        String name,
        String source,
        LocalDate date,
        int rows,
        int ranges,
        int refused,
        List<LeftOut> refusedRows,
        boolean dryRun,
        EffectView effect) {

    /// @param line in the file, from 1
    public record LeftOut(int line, String reason) {
        static LeftOut of(RefusedRow row) {
            return new LeftOut(row.line(), row.reason());
        }
    }

    /// @param answers one a calling code concerned
    /// @param summary the same in a sentence
    public record EffectView(
            long rangesAdded, long rangesChanged, long rangesRemoved, List<AnswersView> answers, String summary) {
        static EffectView of(Effect effect) {
            return new EffectView(
                    effect.added(),
                    effect.changed(),
                    effect.removed(),
                    effect.answers().stream().map(AnswersView::of).toList(),
                    effect.summary());
        }
    }

    /// @param sample valid numbers of this calling code that were asked, the same each time
    /// @param differing of these, how many get another line type or carrier
    public record AnswersView(int callingCode, int sample, int differing, String percent) {
        static AnswersView of(Effect.AnswerChange change) {
            return new AnswersView(
                    change.callingCode(),
                    change.sample(),
                    change.differing(),
                    String.format(Locale.ROOT, "%.3f", change.percent()));
        }
    }

    static NumbersLoadView of(Load load, boolean dryRun) {
        OperatorTable table = load.loaded().table();
        return new NumbersLoadView(
                table.name(),
                table.source(),
                table.date(),
                table.rows(),
                table.ranges(),
                table.refused(),
                table.refusedRows().stream().map(LeftOut::of).toList(),
                dryRun,
                EffectView.of(load.effect()));
    }
}
