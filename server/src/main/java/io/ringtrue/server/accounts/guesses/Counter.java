package io.ringtrue.server.accounts.guesses;

/// One counter of tries.
///
/// @param key unique in the installation; keys of an earlier [Scope] are smaller
public record Counter(Scope scope, long key) {}
