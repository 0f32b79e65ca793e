/// Trunks: their settings, limits and addresses, and the order in which they are tried.
///
/// Entry points: [TrunkSetting] has the rules, [TrunkDraft] the values as written, [Trunk] the values that
/// satisfy the rules, [TrunkLines] the trunks in use in their order.
///
/// Threads: [HostLookup] starts one for each name that a far end gives. The names of trunks are looked up on
/// the caller's thread, which may block for seconds. It never sends a message.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.trunk;
