package io.ringtrue.server.accounts;

/// A new account with its secrets. They are shown only now, because the store keeps hashes.
public record CreatedAccount(
        Account account, String apikey, Secret apisecret, String user, Secret pass, Secret callbackSecret) {}
