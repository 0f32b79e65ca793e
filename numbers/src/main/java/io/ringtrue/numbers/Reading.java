package io.ringtrue.numbers;

/// A valid number that a text can mean.
///
/// @param e164 `+` and all digits
/// @param region ISO 3166 alpha-2, or `001` for a global service
/// @param rule the rule by which the digits are read so
public record Reading(String e164, String region, ReadingRule rule) {}
