package io.ringtrue.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The IPv4 addresses that hide inside an IPv6 address and that a router, relay or kernel may take it to.
///
/// ```
/// ::ffff:a.b.c.d          mapped       RFC 4291 §2.5.5.2      ::a.b.c.d      compatible  RFC 4291 §2.5.5.1
/// ::ffff:0:a.b.c.d        translated   RFC 2765 §2.1          64:ff9b::/96   NAT64       RFC 6052 §2.1
/// 64:ff9b:1::/48          local NAT64  RFC 8215 §3            2002:aabb:ccdd::/16  6to4  RFC 3056 §2
/// 2001:0:server:…:client  Teredo       RFC 4380 §4 (the client's bits are inverted)
/// …:0[2]00:5efe:a.b.c.d   ISATAP       RFC 5214 §6.1
/// ```
final class EmbeddedAddresses {
    private EmbeddedAddresses() {}

    /// The address itself first, then what hides in it; only the hidden one where the kernel itself unwraps.
    static List<InetAddress> of(InetAddress address) {
        byte[] six = address.getAddress();
        if (six.length == 4) return List.of(address);
        if (startsWith(six, "00000000000000000000ffff")) return List.of(four(six, 12, 0));
        List<InetAddress> all = new ArrayList<>(List.of(address));
        if (isCompatible(six)
                || startsWith(six, "0000000000000000ffff0000")
                || startsWith(six, "0064ff9b")
                || isIsatap(six)) {
            all.add(four(six, 12, 0));
        }
        if (startsWith(six, "2002")) all.add(four(six, 2, 0));
        if (startsWith(six, "20010000")) {
            all.add(four(six, 4, 0));
            all.add(four(six, 12, 0xFF));
        }
        return all;
    }

    /// RFC 4291 §2.5.2 and §2.5.3: `::` and `::1` look like 0.0.0.0 and 0.0.0.1 so written, and are not.
    private static boolean isCompatible(byte[] six) {
        return startsWith(six, "000000000000000000000000")
                && !(six[12] == 0 && six[13] == 0 && six[14] == 0 && (six[15] & 0xFE) == 0);
    }

    private static boolean isIsatap(byte[] six) {
        return (six[8] & 0xFD) == 0 && six[9] == 0 && six[10] == 0x5E && (six[11] & 0xFF) == 0xFE;
    }

    private static boolean startsWith(byte[] six, String hex) {
        byte[] prefix = HexFormat.of().parseHex(hex);
        return Arrays.mismatch(prefix, 0, prefix.length, six, 0, prefix.length) < 0;
    }

    private static InetAddress four(byte[] six, int from, int invert) {
        byte[] four = new byte[4];
        for (int i = 0; i < 4; i++) four[i] = (byte) (six[from + i] ^ invert);
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }
}
