/// SIP messages as values: parser, writer, headers, URIs (RFC 3261 §7, §19, §20, §25).
///
/// Entry points: [SipParser] reads, [SipWriter] writes, [SipHeaders] holds. Everything is immutable or used by one
/// thread;
/// there is no thread, socket or clock. It never decides what a message leads to.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.message;
