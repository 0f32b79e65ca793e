/// UDP and TCP sockets, framing of streams, alarms, and where a message is sent (RFC 3261 §18, RFC 3581).
///
/// Entry points: [Sockets] opens what a [Binding] asks for, [Wire] sends, [Inbox] is called with each message that
/// arrives. Threads: `sip-udp`, one for TCP's acceptor and two a connection, one for the alarms. It never parses more
/// of a
/// message than its framing needs.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.transport;
