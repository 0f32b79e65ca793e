/// Media on the wire: RTP and RTCP (RFC 3550), telephone-events (RFC 4733), pacing.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.rtp;
