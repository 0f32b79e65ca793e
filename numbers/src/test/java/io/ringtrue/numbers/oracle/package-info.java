/// Compares our answers with libphonenumber's, on generated numbers. For tests only; it is never shipped.
///
/// Entry points: [NumberMix] generates texts, [Differences] compares. Each object is used by one thread.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.oracle;
