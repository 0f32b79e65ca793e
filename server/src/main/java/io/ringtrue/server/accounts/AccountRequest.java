package io.ringtrue.server.accounts;

import java.util.Optional;

/// An account somebody wants created. Credentials left empty are made by us; given ones are imported: they are
/// hashed slowly, and short ones are marked weak.
///
/// @param openingMillionths what its balance begins with, in millionths; 0: nothing
public record AccountRequest(
        String name,
        String company,
        AccountSettings settings,
        long openingMillionths,
        Optional<String> apikey,
        Optional<Secret> apisecret,
        Optional<String> user,
        Optional<Secret> pass) {}
