/// What callees hear: prompts in their language, joined from clips that an engine renders, at telephone
/// level and band.
///
/// Entry points: [Prompts] makes prompts, [SpeechEngine] is the port of a voice. An engine that is not safe
/// for two threads, or computes for long, runs on `speech-1` behind a [BoundedEngine]; everything else runs
/// on the caller's thread. It never gives a PIN to an engine or a cache, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech;
