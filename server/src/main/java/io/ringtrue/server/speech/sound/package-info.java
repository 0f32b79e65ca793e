/// Makes any voice fit for a telephone line: band, level, pace.
///
/// Entry points: [SpeechChain] prepares a sound, [SlowMotion] makes one slower. Computes on the caller's thread, and
/// sees nothing of texts and engines.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.sound;
