package io.ringtrue.telephony.media;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// An SRTP master key with its salt, as SDP carries it. Printed as `***`.
///
/// @param inline key and salt in base64: 40 characters, without padding
public record MasterKey(String inline) {
    /// Octets of key and salt together: 16 and 14 (RFC 4568 §6.1, §6.2).
    public static final int BYTES = 30;

    /// Octets of the key; those of the salt follow.
    public static final int CIPHER_KEY_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new random key.
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

    /// Reads a key from SDP.
    ///
    /// @return empty when the text is not base64 of exactly [#BYTES] octets
    public static Optional<MasterKey> read(String inline) {
        try {
            boolean fits = Base64.getDecoder().decode(inline).length == BYTES;
            return fits ? Optional.of(new MasterKey(inline)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// The 16 octets of the key; a copy.
    public byte[] key() {
        return Arrays.copyOf(bytes(), CIPHER_KEY_BYTES);
    }

    /// The 14 octets of the salt; a copy.
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
