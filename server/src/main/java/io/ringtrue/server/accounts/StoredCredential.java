package io.ringtrue.server.accounts;

/// A credential with the hash that checks its secret, and the account it belongs to.
public record StoredCredential(Credential credential, SecretHash hash, Account account) {}
