package io.ringtrue.numbers.operators;

import java.util.List;

/// One official layout: its columns, and what a row of it means.
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

    /// Narrower ones first: a header may have more columns than a layout asks for.
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

    /// Which of two small numbers in a date is the day.
    default Dates.Order dates() {
        return Dates.Order.DAY_FIRST;
    }

    void read(Row row, TableBuilder table) throws RowRefused;
}
