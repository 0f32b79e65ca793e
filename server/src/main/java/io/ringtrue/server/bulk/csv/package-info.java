/// Where records and fields of CSV begin and end in bytes, read as RFC 4180 writes them.
///
/// Entry points: [RecordEnds] for bytes that arrive bit by bit, [CsvRecord] for one record in an array. Used by one
/// thread at a
/// time. It never copies a cell and never decides what a column means.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.bulk.csv;
