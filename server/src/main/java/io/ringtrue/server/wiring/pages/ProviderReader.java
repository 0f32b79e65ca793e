package io.ringtrue.server.wiring.pages;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.openid.ProviderSettings;
import io.ringtrue.server.wiring.DashboardSettings;
import io.ringtrue.server.wiring.Settings.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads `ringtrue.dashboard.oidc`; whatever is wrong is named with its key.
final class ProviderReader {
    private static final String SECTION = "ringtrue.dashboard.oidc.";
    private static final int LARGEST_FILE = 1_000;

    private ProviderReader() {}

    /// @throws IllegalArgumentException when a value breaks its rule
    static ProviderSettings read(DashboardSettings.Oidc oidc) {
        try {
            return new ProviderSettings(
                    issuer(oidc.issuer()), oidc.clientId(), secret(oidc), oidc.name(), oidc.scopes());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(SECTION + e.getMessage(), e);
        }
    }

    private static URI issuer(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("issuer: must be a URL", e);
        }
    }

    private static Secret secret(DashboardSettings.Oidc oidc) {
        String direct = oidc.clientSecret().map(SecretText::value).orElse("");
        if (oidc.clientSecretFile().isEmpty()) return new Secret(direct);
        if (!direct.isEmpty()) {
            throw new IllegalArgumentException("client-secret-file: must not be given beside client-secret");
        }
        return new Secret(ofFile(oidc.clientSecretFile().get()));
    }

    private static String ofFile(String path) {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] content = file.readNBytes(LARGEST_FILE + 1);
            String text = new String(content, StandardCharsets.UTF_8).strip();
            if (content.length <= LARGEST_FILE && !text.isEmpty()) return text;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("client-secret-file: must be a readable file", e);
        }
        throw new IllegalArgumentException("client-secret-file: must have a secret in it, of at most 1,000 characters");
    }
}
