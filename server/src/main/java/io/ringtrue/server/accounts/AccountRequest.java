package io.ringtrue.server.accounts;

import java.util.Optional;

/// An account to be created. A credential left empty is made here. One that is given was imported from
/// another service: it is hashed by a slow hash, and marked weak when it is short.
///
/// @param openingMillionths the balance it begins with, in millionths; 0: nothing
public record AccountRequest(
        String name,
        String company,
        AccountSettings settings,
        long openingMillionths,
        Optional<String> apikey,
        Optional<Secret> apisecret,
        Optional<String> user,
        Optional<Secret> pass) {}
