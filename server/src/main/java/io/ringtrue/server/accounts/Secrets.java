package io.ringtrue.server.accounts;

import java.security.SecureRandom;
import java.util.Base64;

/// Makes public names and secrets, from a cryptographic random source.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    /// Without 0, 1, i, l and o: names are read aloud and typed.
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private Secrets() {}

    /// A public name of ten characters. Not a secret.
    public static String newApiKey() {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < 10; i++) key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return key.toString();
    }

    /// 160 random bits in URL-safe characters.
    public static Secret newSecret() {
        return new Secret(base64(Base64.getUrlEncoder().withoutPadding(), 20));
    }

    /// A callback signing secret in the form of Standard Webhooks: `whsec_` and 256 random bits in base64.
    public static Secret newCallbackSecret() {
        return new Secret("whsec_" + base64(Base64.getEncoder(), 32));
    }

    private static String base64(Base64.Encoder encoder, int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encoder.encodeToString(random);
    }
}
