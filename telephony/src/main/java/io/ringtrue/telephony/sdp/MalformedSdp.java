package io.ringtrue.telephony.sdp;

/// The bytes are not an SDP.
///
/// @param line the faulty line, counted from 1; 0 when the fault concerns the whole text
/// @param problem what is wrong and which rule is broken; quotes at most a few characters of the line
public record MalformedSdp(int line, String problem) implements SdpReading {}
