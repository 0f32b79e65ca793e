package io.ringtrue.telephony.rtp;

import java.security.MessageDigest;
import java.util.Arrays;

/// The master key and salt one end protects its media with. Prints as `***`.
public final class SrtpKey {
    /// Key and salt together (RFC 4568 §6.1): 16 octets and 14.
    public static final int BYTES = 30;

    static final int CIPHER_KEY_BYTES = 16;

    private final SrtpSuite suite;
    private final byte[] keyAndSalt;

    /// @param keyAndSalt the key's octets, then the salt's
    /// @throws IllegalArgumentException when they are not [#BYTES]
    public SrtpKey(SrtpSuite suite, byte[] keyAndSalt) {
        if (keyAndSalt.length != BYTES) throw new IllegalArgumentException("keyAndSalt: not " + BYTES + " octets");
        this.suite = suite;
        this.keyAndSalt = keyAndSalt.clone();
    }

    SrtpSuite suite() {
        return suite;
    }

    byte[] key() {
        return Arrays.copyOf(keyAndSalt, CIPHER_KEY_BYTES);
    }

    byte[] salt() {
        return Arrays.copyOfRange(keyAndSalt, CIPHER_KEY_BYTES, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey that
                && suite == that.suite
                && MessageDigest.isEqual(keyAndSalt, that.keyAndSalt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyAndSalt);
    }

    @Override
    public String toString() {
        return suite + " ***";
    }
}
