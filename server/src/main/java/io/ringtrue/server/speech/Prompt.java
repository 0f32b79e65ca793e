package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Sound;
import java.util.List;

/// Something to play to a callee.
///
/// @param sound made of clips that all calls share
/// @param text the words, for timelines and records; a PIN is always written `*****`, whatever its length, and
/// a customer's message by its length only
/// @param brandSpoken false when there was no brand, or when it was left out because it cannot be spoken
/// @param voices the ids of the engines that spoke, each once, in the order they are heard
public record Prompt(Sound sound, String text, boolean brandSpoken, List<String> voices) {
    public Prompt {
        voices = List.copyOf(voices);
    }
}
