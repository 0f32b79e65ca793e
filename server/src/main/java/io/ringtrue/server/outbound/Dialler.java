package io.ringtrue.server.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Connects to where a target leads, and only where that is allowed. A name is looked up once; every address it has is
/// judged; the socket is connected to one of those very addresses. No second look-up can part the two.
///
/// @param ports which ports may be connected to
record Dialler(AddressPolicy policy, IntPredicate ports, HostResolver resolver) {
    /// One address of several must not use up all the time.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// WHATWG URL §3.5 "ends in a number": such a host is an address or nothing, never a name.
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    Dialler inShareOf(String asker) {
        return new Dialler(policy, ports, resolver.inShareOf(asker));
    }

    /// @return what kind of address the host itself is, if it is one that may not be reached; nothing is looked up
    /// @throws RefusedUrl when the port may not be used, or the host is neither a name nor an address
    Optional<String> objection(HttpTarget target) throws RefusedUrl {
        if (!ports.test(target.port())) throw new RefusedUrl("must not use port " + target.port());
        return literal(target.host()).flatMap(policy::objection);
    }

    /// @return connected, with no timeout of its own
    /// @throws RefusedUrl when the port or one of the addresses is forbidden; nothing was connected to
    /// @throws IOException when the host has no address, or none of its addresses accepts in time
    Socket dial(HttpTarget target, Deadline deadline) throws RefusedUrl, IOException {
        Optional<String> objection = objection(target);
        if (objection.isPresent()) throw new RefusedUrl(objection.get());
        List<InetAddress> addresses = addresses(target.host(), deadline);
        for (InetAddress address : addresses) {
            Optional<String> forbidden = policy.objection(address);
            if (forbidden.isPresent()) throw new RefusedUrl(forbidden.get());
        }
        return connect(addresses, target.port(), deadline);
    }

    private List<InetAddress> addresses(String host, Deadline deadline) throws IOException, RefusedUrl {
        Optional<InetAddress> literal = literal(host);
        return literal.isPresent() ? List.of(literal.get()) : resolver.resolve(host, deadline.remaining());
    }

    /// The address a host is by itself, in any of the spellings that `inet_aton` takes (`127.1`, `0x7f000001`,
    /// `017700000001`), so that none of them reaches the system's resolver; empty for a name.
    private static Optional<InetAddress> literal(String host) throws RefusedUrl {
        try {
            if (host.indexOf(':') >= 0) return Optional.of(Inet6Address.ofLiteral(host));
            return ENDS_IN_NUMBER.matcher(host).matches()
                    ? Optional.of(Inet4Address.ofPosixLiteral(host))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            throw new RefusedUrl("must name a host or an address; " + host + " is neither");
        }
    }

    /// Tries one checked address after the other.
    private static Socket connect(List<InetAddress> addresses, int port, Deadline deadline) throws IOException {
        IOException last = new ConnectException("no address");
        for (InetAddress address : addresses) {
            Duration left = deadline.remaining();
            Duration patience = left.compareTo(CONNECT_TIMEOUT) < 0 ? left : CONNECT_TIMEOUT;
            Socket socket = new Socket(Proxy.NO_PROXY); // a SOCKS proxy from the environment would resolve again
            try {
                socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                return socket;
            } catch (SocketTimeoutException _) {
                socket.close();
                last = new ConnectException("timed out");
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }
}
