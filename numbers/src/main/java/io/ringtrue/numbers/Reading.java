package io.ringtrue.numbers;

/// A way to read a text as a valid number.
///
/// @param e164 `+` and all digits
/// @param region ISO 3166 alpha-2, or `001` for a global service
public record Reading(String e164, String region, ReadingRule rule) {}
