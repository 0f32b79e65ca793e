package io.ringtrue.server.trunks;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a trunk's address, whose form the trunk's own rule has checked.
///
/// @param name a host name, or an address without brackets
/// @param transport `UDP` or `TCP`
record TrunkHost(String name, int port, String transport) {
    private static final int USUAL_PORT = 5060;
    private static final Pattern URI =
            Pattern.compile("sip:(?:\\[([^]]+)]|([^:;]+))(?::([0-9]+))?(?:;transport=([A-Za-z]+))?");

    static TrunkHost of(Trunk trunk) {
        Matcher parts = URI.matcher(trunk.uri());
        if (!parts.matches()) throw new IllegalArgumentException("no address of a trunk: " + trunk.uri());
        String name = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int port = parts.group(3) == null ? USUAL_PORT : Integer.parseInt(parts.group(3));
        return new TrunkHost(name, port, "tcp".equalsIgnoreCase(parts.group(4)) ? "TCP" : "UDP");
    }

    boolean isLiteral() {
        return name.contains(":") || name.matches("[0-9.]+");
    }
}
