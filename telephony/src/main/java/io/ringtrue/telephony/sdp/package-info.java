/// Session descriptions, called SDP here (RFC 8866, which replaces RFC 4566), and their offers and answers
/// (RFC 3264).
///
/// Entry points: [Negotiation] writes offers and answers and reads those of the far end, [SdpParser] parses.
/// Results are values: [VoicePath] when voice can flow, [NoVoice] with the reason when it cannot.
///
/// Threads: none; everything is immutable or used by one thread. It never opens a socket and never looks up a
/// name.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sdp;
