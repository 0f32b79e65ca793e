/// Trunks: what an operator says of one, how many calls it takes, where its name leads, which one comes next.
///
/// Entry points: [TrunkSetting] has the rules, [Trunk] is the value that satisfies them, [TrunkDraft]
/// what was written, [TrunkLines] picks the lines for a number. Names are looked up on
/// virtual threads with a deadline. It never sends a message.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.trunk;
