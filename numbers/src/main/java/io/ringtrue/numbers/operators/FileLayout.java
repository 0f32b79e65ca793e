package io.ringtrue.numbers.operators;

import java.util.List;

/// One official layout: its columns and the meaning of its rows. A layout has no state.
sealed interface FileLayout
        permits NanpaCodes,
                NanpaBlocks,
                CnacCodes,
                OfcomBlocks,
                ArcepRanges,
                ArcepHolders,
                RussianRanges,
                MexicanRanges,
                OcnClassRows {

    /// All layouts, in the order in which a header is compared with them. A header may have more columns than
    /// a layout needs, so those that need more come first.
    List<FileLayout> ALL = List.of(
            new NanpaBlocks(),
            new NanpaCodes(),
            new CnacCodes(),
            new OfcomBlocks(),
            new ArcepRanges(),
            new ArcepHolders(),
            new RussianRanges(),
            new MexicanRanges(),
            new OcnClassRows());

    FileKind kind();

    List<Column> columns();

    /// Whether the day or the month comes first in dates.
    default Dates.Order dates() {
        return Dates.Order.DAY_FIRST;
    }

    /// Adds what a row states to the table.
    ///
    /// @throws UnusableRow when the row cannot be used
    void read(Row row, TableBuilder table) throws UnusableRow;
}
