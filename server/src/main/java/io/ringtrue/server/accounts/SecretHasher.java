package io.ringtrue.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes API secrets on the caller's thread. Secrets made by us have 160 random bits and take one HMAC;
/// imported ones may be short and take Argon2id.
public final class SecretHasher {
    private static final String FAST = "hmac-sha256:";
    private static final String SLOW = "argon2id:";
    /// RFC 9106 §4, second recommendation scaled to 19 MiB and two passes, so that a login costs tens of
    /// milliseconds.
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    /// How many Argon2id hashes are computed at once. Others wait, so that guessing cannot take all cores and
    /// memory from the calls.
    private static final int SLOW_AT_ONCE = 2;

    private static final int REMEMBERED = 10_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstallationKey key;
    private final Semaphore slow = new Semaphore(SLOW_AT_ONCE);
    private final SecretHash nobody;
    /// Slow hashes that have matched, each with the fast hash of its secret: an imported secret costs its
    /// slow hash once after a start, not once a request.
    private final Map<String, String> matchedOnce = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public SecretHasher(InstallationKey key) {
        this.key = key;
        this.nobody = fast(Secrets.newSecret());
    }

    /// For secrets with enough random bits that guessing is hopeless.
    SecretHash fast(Secret secret) {
        return new SecretHash(FAST + key.hmac("api-secret", secret.value().getBytes(StandardCharsets.UTF_8)));
    }

    /// For imported secrets. Takes tens of milliseconds.
    SecretHash slow(Secret secret) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new SecretHash(SLOW + base64(salt) + ":" + base64(argon2id(secret, salt)));
    }

    /// The hash of a token we made, such as the admin token.
    public SecretHash ofToken(Secret token) {
        return fast(token);
    }

    /// Whether the secret is the one that was hashed, compared in constant time. When there is no hash, the
    /// answer is false and takes as long as for a fast one.
    ///
    /// @param stored empty: the name is unknown
    public boolean matches(Secret secret, Optional<SecretHash> stored) {
        String encoded = stored.orElse(nobody).encoded();
        boolean same = encoded.startsWith(SLOW)
                ? matchesSlow(secret, encoded)
                : equal(fast(secret).encoded(), encoded);
        return same && stored.isPresent();
    }

    private boolean matchesSlow(Secret secret, String encoded) {
        String fast = fast(secret).encoded();
        String known = matchedOnce.get(encoded);
        if (known != null && equal(fast, known)) return true;
        String[] parts = encoded.split(":", 3);
        boolean same = equal(base64(argon2id(secret, Base64.getDecoder().decode(parts[1]))), parts[2]);
        if (same) matchedOnce.put(encoded, fast);
        return same;
    }

    private byte[] argon2id(Secret secret, byte[] salt) {
        byte[] hash = new byte[HASH_BYTES];
        slow.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(secret.value().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            slow.release();
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
