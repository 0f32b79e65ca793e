package io.ringtrue.telephony.call.trunk;

/// How a trunk is at this moment, on this node.
///
/// @param calls that use a place on it now, also those begun before its settings changed
/// @param rests whether it has asked not to be called for a while (503 with Retry-After)
/// @param doubtful whether it lately did not answer, so that it is tried after all others
public record TrunkState(String name, int calls, boolean rests, boolean doubtful) {}
