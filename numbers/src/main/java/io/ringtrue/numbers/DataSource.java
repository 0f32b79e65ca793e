package io.ringtrue.numbers;

import java.time.LocalDate;

/// Data that come with the jar.
///
/// @param kind what they tell: `plan`, `carriers`, `timezones`
/// @param name and version
/// @param date when they were published
public record DataSource(String kind, String name, LocalDate date) {}
