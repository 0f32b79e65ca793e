package io.ringtrue.server.people;

/// A person as a list shows them.
///
/// @param hasPassword false: signs in by links alone, or by the provider
/// @param hasSecondFactor whether sign-in asks for a code as well
/// @param hasProviderLink whether an account at a sign-in provider is known to be theirs
public record PersonLine(Person person, boolean hasPassword, boolean hasSecondFactor, boolean hasProviderLink) {}
