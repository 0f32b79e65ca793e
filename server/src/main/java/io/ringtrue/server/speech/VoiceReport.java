package io.ringtrue.server.speech;

import java.util.List;
import java.util.Locale;

/// What speaks a language.
///
/// @param voices the ids of its engines in order of preference
/// @param letters whether PINs with letters can be said
/// @param problems what is wrong with recordings, a sentence each
public record VoiceReport(Locale language, List<String> voices, boolean letters, List<String> problems) {}
