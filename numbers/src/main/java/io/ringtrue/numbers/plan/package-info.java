/// The compiled tables: numbering plan, blocks and their holders, places, time zones, formats, regions.
///
/// Entry points: [NumberTables], [Allocations], [LineType]. Immutable once read, so any thread may ask. It never reads
/// text.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.plan;
