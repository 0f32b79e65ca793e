package io.ringtrue.telephony.sdp;

/// What [SdpParser] made of some bytes.
public sealed interface SdpReading permits SessionDescription, MalformedSdp {}
