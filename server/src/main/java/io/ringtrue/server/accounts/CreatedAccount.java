package io.ringtrue.server.accounts;

/// A new account with the secrets that are shown only now.
public record CreatedAccount(
        Account account, String apikey, Secret apisecret, String user, Secret pass, Secret callbackSecret) {}
