package io.ringtrue.telephony.sdp;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A master key with its salt as a description carries it. Prints as `***`.
///
/// @param inline 40 characters of base64: 30 octets leave nothing to pad
public record MasterKey(String inline) {
    /// RFC 4568 §6.1 and §6.2: 128 bits of key and 112 of salt.
    private static final int BYTES = 30;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// One nobody has had before.
    public static MasterKey fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        MasterKey key = new MasterKey(Base64.getEncoder().encodeToString(random));
        Arrays.fill(random, (byte) 0);
        return key;
    }

    /// Empty when the text is not base64, or not of as many octets as the suites need.
    static Optional<MasterKey> read(String inline) {
        try {
            boolean fits = Base64.getDecoder().decode(inline).length == BYTES;
            return fits ? Optional.of(new MasterKey(inline)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Key and salt, 30 octets.
    public byte[] bytes() {
        return Base64.getDecoder().decode(inline);
    }

    @Override
    public String toString() {
        return "***";
    }
}
