package io.ringtrue.server.accounts.guesses;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a caller is. One caller usually has a whole /64 of IPv6 to choose from, so that counts as one
/// address.
///
/// @param address all of IPv4, the first 64 bits of IPv6
/// @param network the first 24 bits of IPv4, the first 48 of IPv6: what one customer of a provider usually
/// has
public record CallerPlace(String address, String network) {
    /// @param from an address as text; anything else is an address and a network of its own
    public static CallerPlace of(String from) {
        try {
            byte[] all = InetAddress.ofLiteral(from).getAddress();
            return all.length == 4
                    ? new CallerPlace(hex(all, 4), hex(all, 3))
                    : new CallerPlace(hex(all, 8), hex(all, 6));
        } catch (IllegalArgumentException _) {
            return new CallerPlace(from, from);
        }
    }

    private static String hex(byte[] address, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, bytes)) + "/" + bytes;
    }
}
