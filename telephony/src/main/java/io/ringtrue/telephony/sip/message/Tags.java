package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// Compares tags and branches.
public final class Tags {
    private Tags() {}

    /// Compares in a time that does not depend on where the texts differ: otherwise a sender could guess a
    /// tag character by character.
    public static boolean areSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
    }
}
