/// Lists of numbers, cleaned while they stream: CSV or NDJSON in, the same rows with our answers behind them out.
///
/// Entry point: [BulkRun]. One thread reads and one writes; pieces between are computed on threads the caller
/// gives. It never holds a whole list, and knows numbers, and neither files, HTTP nor money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.bulk;
