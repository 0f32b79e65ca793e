package io.ringtrue.server.accounts;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The slow hash, on the calling thread. It takes tens of milliseconds, so it belongs on
/// [io.ringtrue.server.accounts.guesses.SlowHashes].
public final class Argon2id implements SlowHash {
    /// RFC 9106 §4, second recommendation scaled to 19 MiB and two passes, so that a login costs tens of
    /// milliseconds.
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;

    @Override
    public byte[] of(Secret secret, byte[] salt) {
        byte[] hash = new byte[HASH_BYTES];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        generator.generateBytes(secret.value().getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
