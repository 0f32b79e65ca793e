package io.ringtrue.server.openid;

/// Who somebody is at a provider, proven by an ID token.
///
/// @param issuer the provider
/// @param subject never given to anybody else there
/// @param email as the provider has it; empty: it says none
/// @param emailVerified whether the provider says that the address is this somebody's
public record Identity(String issuer, String subject, String email, boolean emailVerified) {}
