package io.ringtrue.server.wiring.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.openid.ProviderSettings;
import io.ringtrue.server.wiring.DashboardSettings.Oidc;
import io.ringtrue.server.wiring.Settings.SecretText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderReaderTest {
    @TempDir
    Path folder;

    private static Oidc oidc(String issuer, String client, String secret, String file, String name, String scopes) {
        return new Oidc(
                issuer,
                client,
                Optional.of(secret).filter(text -> !text.isEmpty()).map(SecretText::of),
                Optional.of(file).filter(text -> !text.isEmpty()),
                name,
                List.of(scopes.split(" ")));
    }

    @Test
    void readsTheSecretFromTheFileOrTheConfiguration() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "of the file\n");
        ProviderSettings read =
                ProviderReader.read(oidc("https://id.example/realms/a", "c", "", file.toString(), "ID", "openid"));
        assertThat(read.clientSecret().value()).isEqualTo("of the file");
        assertThat(read.toString()).doesNotContain("of the file");
        assertThat(ProviderReader.read(oidc("http://[::1]:8080", "c", "direct", "", "ID", "openid"))
                        .clientSecret()
                        .value())
                .isEqualTo("direct");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer: must begin with https:// | http://id.example | c | s | '' | ID | openid",
                "issuer: must begin with https:// | '' | c | s | '' | ID | openid",
                "issuer: must begin with https:// | https://user@id.example | c | s | '' | ID | openid",
                "issuer: must be a URL | https://id example | c | s | '' | ID | openid",
                "issuer: must have neither | https://id.example?a | c | s | '' | ID | openid",
                "client-id: must not be empty | https://id.example | '' | s | '' | ID | openid",
                "client-secret: must not be empty | https://id.example | c | '' | '' | ID | openid",
                "client-secret-file: must not be given beside | https://id.example | c | s | f | ID | openid",
                "client-secret-file: must be a readable file | https://id.example | c | '' | /nowhere/secret | ID | openid",
                "name: must have 1 to 40 characters | https://id.example | c | s | '' | ' ' | openid",
                "scopes: must have openid | https://id.example | c | s | '' | ID | email profile",
                "scopes: must be words | https://id.example | c | s | '' | ID | openid a\"b",
            })
    void namesTheKeyThatBreaksItsRule(
            String rule, String issuer, String client, String secret, String file, String name, String scopes) {
        assertThatThrownBy(() -> ProviderReader.read(oidc(issuer, client, secret, file, name, scopes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ringtrue.dashboard.oidc." + rule);
    }
}
