/// Where records and fields of CSV begin and end in bytes, read as RFC 4180 writes them; and records written.
///
/// Entry points: [CsvScanner] for records in bytes that may still be arriving, [CsvCells] for one record as text,
/// [CsvLine] to write one. Each scanner is used by one thread at a time. It copies no cell; nothing here decides what
/// a column means.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.bulk.csv;
