package io.ringtrue.telephony.call.keys;

import java.nio.charset.StandardCharsets;

/// The keys of an entry, without the `#` that ended it. Printed as `***`, because they may be a PIN.
public final class Digits {
    private final byte[] ascii;

    /// @param keys `0-9`, `*` and `A-D`; empty when nothing was keyed
    public Digits(String keys) {
        this.ascii = keys.getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether nothing was keyed.
    public boolean isEmpty() {
        return ascii.length == 0;
    }

    /// How many keys.
    public int length() {
        return ascii.length;
    }

    /// `*` alone: the callee wants to hear the question again.
    public boolean isRepeat() {
        return ascii.length == 1 && ascii[0] == '*';
    }

    /// `*9`: the callee says that the request was not theirs.
    public boolean isNotMe() {
        return ascii.length == 2 && ascii[0] == '*' && ascii[1] == '9';
    }

    /// The keys as ASCII, a copy. Compare them in constant time ([java.security.MessageDigest#isEqual]),
    /// since the time of a plain comparison shows how many digits were right.
    public byte[] ascii() {
        return ascii.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
