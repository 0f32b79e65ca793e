package io.ringtrue.telephony.sdp;

/// The result of [SdpParser].
public sealed interface SdpReading permits SessionDescription, MalformedSdp {}
