package io.ringtrue.server.people;

/// A person as a list shows them.
///
/// @param hasPassword false: signs in by links alone
/// @param hasSecondFactor whether sign-in asks for a code as well
public record PersonLine(Person person, boolean hasPassword, boolean hasSecondFactor) {}
