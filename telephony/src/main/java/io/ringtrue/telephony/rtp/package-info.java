/// Media on the wire: RTP and RTCP (RFC 3550), telephone-events (RFC 4733), the 20 ms clock.
///
/// Entry points: [RtpEngine] for a node, [RtpStream] for a call.
///
/// Threads: `rtp-reader` reads all sockets, `rtp-pacer-N` send every 20 ms; neither ever waits for a call.
/// This package never negotiates, and never sends before a path is agreed.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.rtp;
