/// An operator's own recordings: a folder for each language, a WAV file for each sentence or character.
///
/// Entry point: [VoicePack]. Files are read on the caller's thread when a language is first used. It writes nothing.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.packs;
