package io.ringtrue.server.api.v1.admin;

import io.ringtrue.numbers.Effect;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedRow;
import io.ringtrue.server.operatordata.Load;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A file that was loaded or, in a dry run, would be.
///
/// @param name the kind of file; also its name in the data folder, without the ending
/// @param date the file's date
/// @param rows how many rows follow the header
/// @param ranges how many ranges of numbers the rows gave
/// @param refused how many rows were left out
/// @param refusedRows the first of the rows left out
/// @param dryRun true: nothing was changed
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

    /// @param line line of the file, from 1
    public record LeftOut(int line, String reason) {
        static LeftOut of(RefusedRow row) {
            return new LeftOut(row.line(), row.reason());
        }
    }

    /// @param answers one for each calling code concerned
    /// @param summary the same in one sentence
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

    /// @param sample how many valid numbers of this calling code were looked up, the same ones each time
    /// @param differing how many of them get another line type or carrier
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
