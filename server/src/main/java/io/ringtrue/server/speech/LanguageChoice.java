package io.ringtrue.server.speech;

import java.util.Locale;

/// The language a call is held in, and why.
///
/// @param reason for an operator, such as `account` or `default; the request asked for fr, which no voice speaks`
public record LanguageChoice(Locale language, String reason) {}
