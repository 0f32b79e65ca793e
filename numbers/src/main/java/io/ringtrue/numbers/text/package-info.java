/// From a text that people, spreadsheets or programs wrote to the digits it means, or to the reason why it
/// has none.
///
/// Entry points: [NumberText] reads any text, [CarefulText] the rare ones, [DialledText] a number that will
/// be called without a plan.
///
/// Threads: none. [NumberText] is used by one thread; everything else has no state. It never decides by
/// country or plan: it asks [CarefulText.Plan].
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.text;
