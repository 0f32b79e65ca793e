package io.ringtrue.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Hashes API secrets on the caller's thread. Secrets made by us have 160 random bits and take one HMAC;
/// imported ones may be short and take a slow hash, which must not run on a virtual thread.
public final class SecretHasher {
    private static final String FAST = "hmac-sha256:";
    private static final String SLOW = "argon2id:";
    private static final int SALT_BYTES = 16;
    private static final int REMEMBERED = 10_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstallationKey key;
    private final SlowHash slow;
    private final SecretHash nobody;
    /// In the place of an imported secret's hash where there is none. Nothing matches it.
    private final SecretHash nobodysSlow;
    /// Slow hashes that have matched, each with the fast hash of its secret: an imported secret costs its
    /// slow hash once after a start, not once a request.
    private final Map<String, String> matchedOnce = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public SecretHasher(InstallationKey key, SlowHash slow) {
        this.key = key;
        this.slow = slow;
        this.nobody = fast(Secrets.newSecret());
        this.nobodysSlow = new SecretHash(SLOW + base64(random(SALT_BYTES)) + ":nobody");
    }

    /// For secrets with enough random bits that guessing is hopeless.
    SecretHash fast(Secret secret) {
        return new SecretHash(FAST + key.hmac("api-secret", secret.value().getBytes(StandardCharsets.UTF_8)));
    }

    /// For imported secrets. Takes tens of milliseconds.
    public SecretHash slow(Secret secret) {
        byte[] salt = random(SALT_BYTES);
        return new SecretHash(SLOW + base64(salt) + ":" + base64(slow.of(secret, salt)));
    }

    /// The hash of a token we made, such as the admin token.
    public SecretHash ofToken(Secret token) {
        return fast(token);
    }

    /// Whether an imported secret was hashed: one that may be short enough to be guessed.
    static boolean isSlow(SecretHash stored) {
        return stored.encoded().startsWith(SLOW);
    }

    /// Whether the secret is the one that was hashed fast, compared in constant time. When there is no hash,
    /// the answer is false and takes as long.
    ///
    /// @param stored empty: the name is unknown
    public boolean matches(Secret secret, Optional<SecretHash> stored) {
        return matches(fast(secret), stored);
    }

    /// @param given the fast hash of the secret
    boolean matches(SecretHash given, Optional<SecretHash> stored) {
        return equal(given.encoded(), stored.orElse(nobody).encoded()) && stored.isPresent();
    }

    /// Whether the secret has matched this slow hash before. Quick. False says nothing about the secret.
    ///
    /// @param given the fast hash of the secret
    boolean hasMatched(SecretHash given, SecretHash stored) {
        return equal(given.encoded(), matchedOnce.getOrDefault(stored.encoded(), nobody.encoded()));
    }

    /// Whether the secret is the one that was hashed slowly. Takes one slow hash whatever is stored, also
    /// when there is nothing, so that its time says nothing.
    ///
    /// @param stored empty, or not slow: the answer is false
    public boolean matchesSlowly(Secret secret, Optional<SecretHash> stored) {
        String encoded = stored.filter(SecretHasher::isSlow).orElse(nobodysSlow).encoded();
        String[] parts = encoded.split(":", 3);
        boolean same = equal(base64(slow.of(secret, Base64.getDecoder().decode(parts[1]))), parts[2]);
        if (same) matchedOnce.put(encoded, fast(secret).encoded());
        return same;
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
