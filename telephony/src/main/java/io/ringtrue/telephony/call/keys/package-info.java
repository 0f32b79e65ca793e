/// The keys that the callee presses, by all ways in which they arrive: RTP events, tones in the voice, SIP
/// INFO.
///
/// Entry points: [Keypad] collects an entry by a [DigitRule]; [Digits] is the result and is printed as `***`.
///
/// Threads: none of its own. Keys arrive on the media reader's and SIP's threads, and the call's thread waits
/// for them. It never decides which digits are right, and never logs one.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.keys;
