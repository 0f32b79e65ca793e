package io.ringtrue.telephony.media;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A master key with its salt, as a description carries it. Prints as `***`.
///
/// @param inline 40 characters of base64: 30 octets leave nothing to pad
public record MasterKey(String inline) {
    /// Key and salt together (RFC 4568 §6.1 and §6.2): 16 octets and 14.
    public static final int BYTES = 30;

    /// Octets of the key; the salt's follow.
    public static final int CIPHER_KEY_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// One that was never in use before.
    public static MasterKey fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        MasterKey key = of(random);
        Arrays.fill(random, (byte) 0);
        return key;
    }

    /// @param keyAndSalt the key's octets, then the salt's
    /// @throws IllegalArgumentException when they are not [#BYTES]
    public static MasterKey of(byte[] keyAndSalt) {
        if (keyAndSalt.length != BYTES) throw new IllegalArgumentException("keyAndSalt: not " + BYTES + " octets");
        return new MasterKey(Base64.getEncoder().encodeToString(keyAndSalt));
    }

    /// Empty when the text is not base64, or not of as many octets as the suites need.
    public static Optional<MasterKey> read(String inline) {
        try {
            boolean fits = Base64.getDecoder().decode(inline).length == BYTES;
            return fits ? Optional.of(new MasterKey(inline)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] key() {
        return Arrays.copyOf(bytes(), CIPHER_KEY_BYTES);
    }

    public byte[] salt() {
        return Arrays.copyOfRange(bytes(), CIPHER_KEY_BYTES, BYTES);
    }

    private byte[] bytes() {
        return Base64.getDecoder().decode(inline);
    }

    @Override
    public String toString() {
        return "***";
    }
}
