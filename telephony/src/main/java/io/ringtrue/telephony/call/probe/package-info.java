/// Whether a trunk answers, asked outside any call.
///
/// Entry points: [TrunkProbe] sends OPTIONS, [ProbeAnswer] is what came back, [MediaPlace] where voice is received.
///
/// Threads: none; the caller's waits. It never places a call and never changes the state of a trunk.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.probe;
