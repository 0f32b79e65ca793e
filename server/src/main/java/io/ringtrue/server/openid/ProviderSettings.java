package io.ringtrue.server.openid;

import io.ringtrue.server.accounts.Secret;
import java.net.URI;
import java.util.List;

/// A provider as the operator set it.
///
/// @param issuer exactly as the provider names itself
/// @param clientId of this server at the provider
/// @param name that people see: `Sign in with NAME`
/// @param scopes asked for; `openid` is among them
public record ProviderSettings(URI issuer, String clientId, Secret clientSecret, String name, List<String> scopes) {
    private static final int LONGEST_NAME = 40;
    /// RFC 6749 §3.3: scope-token.
    private static final String SCOPE = "[!#-\\[\\]-~]+";

    /// @throws IllegalArgumentException whose text begins with the key that breaks its rule
    public ProviderSettings {
        scopes = List.copyOf(scopes);
        name = name.strip();
        require(Endpoint.isPrivate(issuer), "issuer", "must begin with https://, or with http:// on loopback");
        require(
                issuer.getRawQuery() == null && issuer.getRawFragment() == null,
                "issuer",
                "must have neither ? nor #"); // OpenID Connect Discovery 1.0 §3
        require(!clientId.isBlank(), "client-id", "must not be empty");
        require(!clientSecret.value().isEmpty(), "client-secret", "must not be empty");
        require(
                !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                "name",
                "must have 1 to " + LONGEST_NAME + " characters");
        require(scopes.contains("openid"), "scopes", "must have openid among them");
        require(
                scopes.stream().allMatch(scope -> scope.matches(SCOPE)),
                "scopes",
                "must be words without spaces, quotes and backslashes");
    }

    private static void require(boolean holds, String key, String rule) {
        if (!holds) throw new IllegalArgumentException(key + ": " + rule);
    }
}
