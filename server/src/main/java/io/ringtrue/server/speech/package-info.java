/// What callees hear: prompts in their language, joined from clips that engines render, at telephone
/// level and band.
///
/// Entry points: [Prompts] makes prompts, [LanguageChoice] and [CountryLanguages] choose a language, [Message]
/// cleans a customer's text, [SpeechEngine] is the port of a voice; its adapters are in the rooms beside. An engine
/// that computes here runs on `speech-1`, the output of a program is read on `voice-n`; everything else runs on the
/// caller's thread. It never gives a PIN to an engine or a cache, keeps no message, and sees no other room but the
/// way out.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech;
