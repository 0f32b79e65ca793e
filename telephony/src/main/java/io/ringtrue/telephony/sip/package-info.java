/// The SIP user agent (RFC 3261): endpoint, dispatcher, outgoing and incoming calls, dialogs, OPTIONS outside
/// them.
///
/// Entry points: [SipEndpoint] opens the sockets, [OutgoingCall] places a call, [IncomingCall] is a call that
/// arrived.
///
/// Threads: the sockets' threads and the timer thread. All work of a call runs on its own
/// [io.ringtrue.telephony.sip.transaction.Strand], one piece after another, so its parts need no locks. This
/// package never blocks these threads and never looks into the media: an SDP is an opaque body.
///
/// | below | what |
/// |---|---|
/// | `message` | what is on the wire: parser, writer, headers, URIs |
/// | `digest` | credentials, challenges and their answers |
/// | `transaction` | the four machines of RFC 3261 §17, their timers |
/// | `transport` | UDP, TCP, framing, where to send |
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip;
