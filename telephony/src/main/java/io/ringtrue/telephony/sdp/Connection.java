package io.ringtrue.telephony.sdp;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address in a `c=` line, or the host name in its place (RFC 8866 §9: `FQDN`).
///
/// @param address empty when the line has a name
/// @param host letters, digits, dots, dashes and underscores; empty when the line has an address
public record Connection(Optional<InetAddress> address, String host) {
    private static final int LONGEST_NAME = 253; // RFC 1035 §2.3.4
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9.])?");

    /// Reads the third word of a `c=` line.
    ///
    /// @param text may end in `/TTL` or a number of addresses, which are ignored
    /// @return empty when the text is neither an address nor a name
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
