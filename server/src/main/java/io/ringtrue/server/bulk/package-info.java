/// Lists of numbers, cleaned while they stream: CSV or NDJSON in, the same rows with our answers behind them out.
/// Knows
/// numbers, and neither files, HTTP nor money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.bulk;
