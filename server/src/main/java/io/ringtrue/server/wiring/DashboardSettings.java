package io.ringtrue.server.wiring;

import io.ringtrue.server.wiring.Settings.SecretText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ringtrue.dashboard`.
///
/// @param oidc null: nobody signs in by a provider
public record DashboardSettings(@Nullable Oidc oidc) {
    /// One of `clientSecret` and `clientSecretFile` is needed.
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            Optional<SecretText> clientSecret,
            Optional<String> clientSecretFile,
            @DefaultValue("single sign-on") String name,

            @DefaultValue({"openid", "email", "profile"}) List<String> scopes) {
        public Oidc {
            clientSecret = orEmpty(clientSecret);
            clientSecretFile = orEmpty(clientSecretFile);
        }

        /// Binding leaves what is not configured null within a section that is not configured.
        private static <T> Optional<T> orEmpty(@Nullable Optional<T> bound) {
            return bound == null ? Optional.empty() : bound;
        }
    }
}
