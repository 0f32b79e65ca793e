/// SIP messages as values: parser, writer, headers, URIs (RFC 3261 §7, §19, §20, §25).
///
/// Entry points: [SipParser] parses, [SipWriter] writes, [SipHeaders] contains the fields. [CallIdScan] looks
/// for a Call-ID in a message that is not parsed yet.
///
/// Threads: none of its own. Values are immutable, or built by one thread before others read them. It never
/// opens a socket, reads a clock, or decides what follows from a message.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.message;
