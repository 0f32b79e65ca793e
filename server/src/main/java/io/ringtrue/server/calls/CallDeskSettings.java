package io.ringtrue.server.calls;

import java.time.Duration;

/// How calls are made on this node.
///
/// @param mostCalls at once on this node
/// @param ringTimeout how long it may ring
/// @param maxCall how long an answered call may last
/// @param doNotCall how long a number is not called after its holder has said "this was not me"
public record CallDeskSettings(int mostCalls, Duration ringTimeout, Duration maxCall, Duration doNotCall) {}
