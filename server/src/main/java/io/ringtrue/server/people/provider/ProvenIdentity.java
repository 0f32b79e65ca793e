package io.ringtrue.server.people.provider;

/// Who somebody has proven to be at a provider.
///
/// @param issuer the provider
/// @param subject never given to anybody else there
/// @param email as the provider has it, in any form; empty: it says none
/// @param emailVerified whether the provider has made sure that the address is theirs
public record ProvenIdentity(String issuer, String subject, String email, boolean emailVerified) {}
