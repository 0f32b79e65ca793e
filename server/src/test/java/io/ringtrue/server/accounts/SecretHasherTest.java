package io.ringtrue.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretHasherTest {
    @TempDir
    private Path folder;

    private SecretHasher hasher;

    @BeforeEach
    void open() {
        hasher = new SecretHasher(InstallationKey.loadOrCreate(folder.resolve("key")), new Argon2id());
    }

    @Test
    void ownSecretsMatchByTheirFastHashOnly() {
        Secret secret = Secrets.newSecret();
        Optional<SecretHash> hash = Optional.of(hasher.fast(secret));
        assertThat(hasher.matches(secret, hash)).isTrue();
        assertThat(hasher.matches(Secrets.newSecret(), hash)).isFalse();
    }

    @Test
    void importedSecretsMatchByTheirSlowHashAgainAndAgain() {
        Secret imported = new Secret("87548754");
        Optional<SecretHash> hash = Optional.of(hasher.slow(imported));
        assertThat(hash.get().encoded()).startsWith("argon2id:").doesNotContain("87548754");
        assertThat(hasher.hasMatched(hasher.fast(imported), hash.get())).isFalse();
        assertThat(hasher.matchesSlowly(imported, hash)).isTrue();
        assertThat(hasher.hasMatched(hasher.fast(imported), hash.get())).isTrue();
        assertThat(hasher.matchesSlowly(imported, hash)).isTrue();
        assertThat(hasher.matchesSlowly(new Secret("87548755"), hash)).isFalse();
        assertThat(hasher.hasMatched(hasher.fast(new Secret("87548755")), hash.get()))
                .isFalse();
    }

    @Test
    void nobodysSecretNeverMatches() {
        assertThat(hasher.matches(Secrets.newSecret(), Optional.empty())).isFalse();
        assertThat(hasher.matchesSlowly(Secrets.newSecret(), Optional.empty())).isFalse();
    }

    @Test
    void sameSecretsHashDifferentlyInAnotherInstallation() {
        SecretHasher other = new SecretHasher(InstallationKey.loadOrCreate(folder.resolve("other")), new Argon2id());
        Secret secret = new Secret("same");
        assertThat(hasher.fast(secret)).isNotEqualTo(other.fast(secret));
    }

    @Test
    void keyIsReadableByItsOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingPrintsASecret() {
        Secret secret = Secrets.newSecret();
        assertThat(secret + " " + hasher.fast(secret)).isEqualTo("*** ***");
    }
}
