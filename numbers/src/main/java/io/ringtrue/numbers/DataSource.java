package io.ringtrue.numbers;

import java.time.LocalDate;

/// One set of data in the jar.
///
/// @param kind what it describes: `plan`, `carriers`, `places`, `timezones`
/// @param name name and version
/// @param date when it was published
public record DataSource(String kind, String name, LocalDate date) {}
