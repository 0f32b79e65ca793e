package io.ringtrue.server.outbound;

import java.net.InetAddress;

/// A block of addresses, written `10.0.0.0/8`, `fd00::/8` or as a single address.
///
/// @param bits how many leading bits count: 0 to 32, or to 128
public record NetworkBlock(InetAddress base, int bits) {
    public NetworkBlock {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException("network %s/%d: the length must be 0 to %d"
                    .formatted(base.getHostAddress(), bits, base.getAddress().length * 8));
        }
    }

    /// @throws IllegalArgumentException naming what is wrong with the text
    public static NetworkBlock parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int whole = base.getAddress().length * 8;
            // RFC 4291 §2.5.5.2: ::ffff:10.0.0.0/104 is 10.0.0.0/8, and is read as such.
            int mapped = whole == 32 && text.indexOf(':') >= 0 ? 96 : 0;
            return new NetworkBlock(base, slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1)) - mapped);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("network '" + text + "': after the slash must be a number");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("network '" + text + "' must be like 10.0.0.0/8 or fd00::/8", e);
        }
    }

    /// An IPv4 block holds no IPv6 address and the other way round.
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
