/// What callees hear: prompts in their language, made of clips that an engine renders, at telephone level
/// and band.
///
/// Entry points: [Prompts] words and caches, [SpeechEngine] is the port of a voice. Synthesis runs on
/// `speech-1`, since it is long computing; a call waits for its own prompts only. It never says a digit of a
/// PIN, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech;
