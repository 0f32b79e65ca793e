package io.ringtrue.telephony.rtp;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A block of addresses such as `192.0.2.0/24` or `2001:db8::/32` (RFC 4632 §3.1). A single address is a
/// block of one.
public final class Network {
    /// IPv4 must have four parts. The JDK reads `10` as `0.0.0.10`, which nobody means by `10/8`.
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /// Reads a block.
    ///
    /// @throws IllegalArgumentException when the text is not a numeric block; the message quotes it and
    /// states the rule
    public static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            if (!FORM.matcher(cidr).matches()) throw new IllegalArgumentException("neither IPv4 nor IPv6");
            byte[] prefix = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (bits >= 0 && bits <= prefix.length * 8) return new Network(prefix, bits);
        } catch (IllegalArgumentException notNumeric) { // NumberFormatException is one
            throw new IllegalArgumentException("network: \"" + cidr + "\" is not address/bits", notNumeric);
        }
        throw new IllegalArgumentException("network: \"" + cidr + "\" has more bits than its address");
    }

    /// Whether the address is in the block; false for the other address family.
    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((other[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) return false;
        }
        return true;
    }
}
