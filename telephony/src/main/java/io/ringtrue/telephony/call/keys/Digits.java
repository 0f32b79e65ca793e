package io.ringtrue.telephony.call.keys;

import java.nio.charset.StandardCharsets;

/// What was keyed, without the `#` that ended it. Prints as `***`: what a callee keys may be a PIN.
public final class Digits {
    private final byte[] ascii;

    /// @param keys of `0-9`, `*`, `A-D`; empty when nothing was keyed
    public Digits(String keys) {
        this.ascii = keys.getBytes(StandardCharsets.US_ASCII);
    }

    public boolean isEmpty() {
        return ascii.length == 0;
    }

    public int length() {
        return ascii.length;
    }

    /// `*` alone: say that again.
    public boolean isRepeat() {
        return ascii.length == 1 && ascii[0] == '*';
    }

    /// `*9`: this was not me.
    public boolean isNotMe() {
        return ascii.length == 2 && ascii[0] == '*' && ascii[1] == '9';
    }

    /// The keys as ASCII, for a comparison in constant time. A copy.
    public byte[] ascii() {
        return ascii.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
