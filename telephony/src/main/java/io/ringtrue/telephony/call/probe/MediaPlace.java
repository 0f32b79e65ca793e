package io.ringtrue.telephony.call.probe;

import java.net.InetAddress;

/// Where a far end must send its voice.
///
/// @param address as our SDP says it
/// @param room how many calls have a free port now
public record MediaPlace(InetAddress address, int room) {}
