/// Keys the callee presses, from every way they can arrive: events, tones in the voice, SIP INFO.
///
/// Entry points: [Keypad] collects an entry by a [DigitRule]; [Digits] is the result and prints as `***`. Keys arrive
/// on the
/// media reader's thread and are waited for on the call's. It never knows which digits would be right.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.keys;
