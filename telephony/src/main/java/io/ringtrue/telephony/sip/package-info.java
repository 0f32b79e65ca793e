/// The SIP user agent (RFC 3261): endpoint, dispatcher, outgoing and incoming call, dialogs, digest authentication.
///
/// Entry points: [SipEndpoint] opens the sockets, [OutgoingCall] calls, [IncomingCall] is called. Each call runs on its
/// own
/// [io.ringtrue.telephony.sip.transaction.Strand], so its parts need no locks; the sockets' threads hand over to it and
/// never wait. This package knows nothing of media: a session description is an opaque body.
///
/// | below | what |
/// |---|---|
/// | `message` | what is on the wire: parser, writer, headers, URIs |
/// | `transaction` | the four machines of RFC 3261 §17, their timers |
/// | `transport` | UDP, TCP, framing, where to send |
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.sip;
