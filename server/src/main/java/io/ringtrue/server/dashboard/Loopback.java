package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// Whether a request without TLS never leaves this machine: it comes from loopback and was sent to a name of loopback,
/// so that neither a page of a stranger whose name leads here nor a proxy's outer name counts.
final class Loopback {
    private static final Pattern NAME =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        return NAME.matcher(request.getServerName()).matches() && isAddress(request.getRemoteAddr());
    }

    private static boolean isAddress(String from) {
        try {
            return InetAddress.ofLiteral(from).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
