/// Compiles the numbering plan's metadata and the carrier lists into the tables that the module ships. This
/// package is never shipped itself.
///
/// Entry points: [NumbersData] makes the tables, [WriteTables] writes them and prints what changed.
/// Everything runs on one thread.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.tables;
