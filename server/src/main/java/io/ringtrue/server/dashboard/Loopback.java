package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a request without TLS never leaves this machine: it comes from loopback and was sent to a name of loopback,
/// so that neither a page of a stranger whose name leads here nor a proxy's outer name counts.
final class Loopback {
    private static final Pattern NAME =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    /// A proxy on this machine that hands on its own name in place of the outer one says so by these.
    private static final List<String> PROXIED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        return PROXIED.stream().allMatch(header -> request.getHeader(header) == null)
                && NAME.matcher(request.getServerName()).matches()
                && isAddress(request.getRemoteAddr());
    }

    private static boolean isAddress(String from) {
        try {
            return InetAddress.ofLiteral(from).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
