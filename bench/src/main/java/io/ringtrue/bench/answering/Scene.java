package io.ringtrue.bench.answering;

/// What the far end of one call does, before the line changes it.
///
/// @param sound 8 kHz, speech at −19 dBm0
/// @param speechAt when its first sound begins, milliseconds after the answer
/// @param voice the engine and the voice
record Scene(boolean isMachine, short[] sound, int speechAt, String language, String voice, String kind) {}
