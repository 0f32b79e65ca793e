package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Sound;

/// Something to play to a callee.
///
/// @param sound made of clips that all calls share
/// @param text the words, for timelines and records; a PIN is always written `*****`, whatever its length
/// @param brandSpoken false when there was no brand, or when it was left out because it cannot be spoken
public record Prompt(Sound sound, String text, boolean brandSpoken) {}
