package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Sound;

/// Something to play to a callee.
///
/// @param sound made of clips that all calls share
/// @param text what is said, for timelines and records; a PIN in it is always `*****`, whatever its length
/// @param brandSpoken whether the brand is in it; false when there was none, or when it was left out, as
/// when the voice cannot read it
public record Prompt(Sound sound, String text, boolean brandSpoken) {}
