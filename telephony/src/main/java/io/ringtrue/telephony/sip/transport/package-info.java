/// UDP and TCP sockets, framing of streams, alarms, and where a message is sent (RFC 3261 §18, RFC 3581).
///
/// Entry points: [Sockets] opens the sockets of a [Binding], [Wire] sends, [Inbox] receives each message,
/// [AlarmWheel] runs timers.
///
/// Threads: one reads UDP, one accepts TCP connections, two serve each TCP connection, one runs the alarms.
/// This package never parses more of a message than framing needs.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip.transport;
