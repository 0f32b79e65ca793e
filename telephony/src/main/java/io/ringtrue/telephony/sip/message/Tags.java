package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/// Compares tags and branches.
public final class Tags {
    private Tags() {}

    /// In a time that says nothing about where they differ.
    public static boolean areSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
    }
}
