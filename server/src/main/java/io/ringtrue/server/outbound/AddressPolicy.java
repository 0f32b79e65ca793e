package io.ringtrue.server.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Which addresses callbacks may reach: the public internet, and what the operator opens.
///
/// @param allowedNetworks opens private and loopback addresses; never link-local, metadata, multicast or unspecified
public record AddressPolicy(List<NetworkBlock> allowedNetworks) {
    /// What no setting opens: an attacker finds credentials, this host's own doors or a whole network there.
    private static final List<Range> NEVER = List.of(
            new Range("0.0.0.0/8", "an unspecified address"), // RFC 1122 §3.2.1.3; Linux takes it to loopback
            new Range("169.254.0.0/16", "a link-local address"), // RFC 3927 §2.1; the clouds' metadata lives here
            new Range("168.63.129.16/32", "a metadata address"), // Azure
            new Range("100.100.100.200/32", "a metadata address"), // Alibaba
            new Range("192.0.0.192/32", "a metadata address"), // Oracle
            new Range("224.0.0.0/4", "a multicast address"), // RFC 5771 §3
            new Range("255.255.255.255/32", "a broadcast address"), // RFC 919 §7
            new Range("::/128", "an unspecified address"), // RFC 4291 §2.5.2
            new Range("fe80::/10", "a link-local address"), // RFC 4291 §2.5.6
            new Range("fd00:ec2::/32", "a metadata address"), // AWS
            new Range("fd20:ce::/32", "a metadata address"), // Google
            new Range("ff00::/8", "a multicast address")); // RFC 4291 §2.7

    /// What only the operator opens: RFC 6890 §2.2.2 and §2.2.3 and the registries that grew from it.
    private static final List<Range> PRIVATE = List.of(
            new Range("10.0.0.0/8", "a private address"), // RFC 1918 §3
            new Range("100.64.0.0/10", "a carrier's shared address"), // RFC 6598 §7
            new Range("127.0.0.0/8", "a loopback address"), // RFC 1122 §3.2.1.3
            new Range("172.16.0.0/12", "a private address"), // RFC 1918 §3
            new Range("192.0.0.0/24", "a reserved address"), // RFC 6890 §2.1
            new Range("192.0.2.0/24", "a documentation address"), // RFC 5737 §3
            new Range("192.88.99.0/24", "a reserved address"), // RFC 7526 §4
            new Range("192.168.0.0/16", "a private address"), // RFC 1918 §3
            new Range("198.18.0.0/15", "a benchmark address"), // RFC 2544 §C.2.2
            new Range("198.51.100.0/24", "a documentation address"), // RFC 5737 §3
            new Range("203.0.113.0/24", "a documentation address"), // RFC 5737 §3
            new Range("240.0.0.0/4", "a reserved address"), // RFC 1112 §4
            new Range("::1/128", "a loopback address"), // RFC 4291 §2.5.3
            new Range("fc00::/7", "a private address"), // RFC 4193 §3.1
            new Range("fec0::/10", "a private address"), // RFC 3879 §4
            new Range("2001::/23", "a reserved address"), // RFC 2928 §2; Teredo is in it
            new Range("2001:db8::/32", "a documentation address"), // RFC 3849 §2
            new Range("3fff::/20", "a documentation address")); // RFC 9637 §3

    /// RFC 4291 §2.4 and the only part IANA hands out; the NAT64 prefix (RFC 6052 §2.1) is judged by what it embeds.
    private static final List<NetworkBlock> GLOBAL_UNICAST =
            List.of(NetworkBlock.parse("2000::/3"), NetworkBlock.parse("64:ff9b::/96"));

    public AddressPolicy {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /// What kind of address it is that may not be reached: `a loopback address`. Empty when it may. Which address
    /// that was is not said: who reads it must not learn from us where inner names lead.
    public Optional<String> objection(InetAddress address) {
        return EmbeddedAddresses.of(address).stream()
                .flatMap(face -> kind(face).stream())
                .findFirst();
    }

    private Optional<String> kind(InetAddress face) {
        Optional<String> never = find(NEVER, face);
        if (never.isPresent()) return never;
        if (allowedNetworks.stream().anyMatch(open -> open.contains(face))) return Optional.empty();
        return find(PRIVATE, face).or(() -> isGlobal(face) ? Optional.empty() : Optional.of("not a public address"));
    }

    private static boolean isGlobal(InetAddress face) {
        return face.getAddress().length == 4 || GLOBAL_UNICAST.stream().anyMatch(block -> block.contains(face));
    }

    private static Optional<String> find(List<Range> ranges, InetAddress face) {
        return ranges.stream()
                .filter(range -> range.block.contains(face))
                .map(Range::kind)
                .findFirst();
    }

    private record Range(NetworkBlock block, String kind) {
        Range(String block, String kind) {
            this(NetworkBlock.parse(block), kind);
        }
    }
}
