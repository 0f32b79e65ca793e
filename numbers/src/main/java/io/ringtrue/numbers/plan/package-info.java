/// The tables: the compiled numbering plan, blocks and their holders, places, time zones, formats, regions.
///
/// Entry points: [NumberTables] has the plan, [Allocations] the operator data, [LineType] and [Basis] are
/// part of every answer.
///
/// Threads: none; once read, everything is immutable. It never reads what people write: it is given digits.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.plan;
