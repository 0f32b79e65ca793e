package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;

/// A sentence as one engine says it.
///
/// @param voice the engine's id
/// @param fixed the same for everybody, so that what is made from it may be kept
record Rendition(Clip clip, String voice, boolean fixed) {}
