package io.ringtrue.telephony.sdp;

/// The bytes are no session description.
///
/// @param line the offending line, counted from 1; 0 when it is the whole
/// @param problem what is wrong with it and the rule it breaks; never quotes more than a few characters of it
public record MalformedSdp(int line, String problem) implements SdpReading {}
