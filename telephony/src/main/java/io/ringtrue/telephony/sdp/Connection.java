package io.ringtrue.telephony.sdp;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of a `c=` line, or the name that stands in its place (RFC 8866 §9: `FQDN`).
///
/// @param address empty when there is a name
/// @param host letters, digits, dots and dashes; empty when there is an address
public record Connection(Optional<InetAddress> address, String host) {
    private static final int LONGEST_NAME = 253; // RFC 1035 §2.3.4
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9.])?");

    /// @param text with TTL or number of addresses or without; empty when it is neither address nor name
    static Optional<Connection> read(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        if (bare.startsWith("[") && bare.endsWith("]")) bare = bare.substring(1, bare.length() - 1);
        try {
            return Optional.of(new Connection(Optional.of(InetAddress.ofLiteral(bare)), ""));
        } catch (IllegalArgumentException notLiteral) {
            boolean name = bare.length() <= LONGEST_NAME && NAME.matcher(bare).matches();
            return name ? Optional.of(new Connection(Optional.empty(), bare)) : Optional.empty();
        }
    }
}
