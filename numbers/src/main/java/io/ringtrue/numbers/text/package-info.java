/// From what people, spreadsheets and programs write to the digits they mean, or to the reason why not.
///
/// Entry points: [NumberText] for every spelling, [DialledText] where a call depends on it. No state, no thread. It
/// never knows
/// a country or a plan.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.text;
