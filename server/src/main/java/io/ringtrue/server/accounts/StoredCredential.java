package io.ringtrue.server.accounts;

/// A credential with what is needed to check it, and the account it opens.
public record StoredCredential(Credential credential, SecretHash hash, Account account) {}
