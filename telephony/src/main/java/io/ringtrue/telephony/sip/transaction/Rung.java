package io.ringtrue.telephony.sip.transaction;

/// One message of a call's [Ladder], safe to show.
///
/// @param nanos when it was sent or received, by [System#nanoTime()]
/// @param isSent whether we sent it; otherwise it was received
/// @param line the request line or the status line, without passwords, URI parameters and URI headers; at
/// most about 250 characters of the wire
/// @param cseq number and method; the number is 0 when CSeq cannot be read
/// @param repeats how often the same message was sent or received again; 0 when it passed once
public record Rung(long nanos, boolean isSent, String line, String cseq, int repeats) {}
