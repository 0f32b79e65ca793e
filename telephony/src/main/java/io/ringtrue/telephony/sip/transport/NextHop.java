package io.ringtrue.telephony.sip.transport;

import io.ringtrue.telephony.sip.message.SipUri;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Decides where a request within a dialog is sent: to the first route, else to the far end's Contact (RFC
/// 3261 §12.2.1.1). If that address cannot be used, the request goes to the address that the far end's
/// message came from; its Request-URI stays. The transport never changes within a dialog.
///
/// | the route or Contact | the request goes |
/// |---|---|
/// | an address, public or of the same scope as the source's | there |
/// | a Contact of a private scope (RFC 1918, 6598, 4193, 3927, loopback) other than the source's | to the source |
/// | another transport, `sips:` or another scheme | to the source |
/// | a host name, which is never looked up inside a call | to the source |
/// | the unspecified address, a multicast group, the other address family | to the source |
/// | on a stream: the source's address, whatever the port | to the source, over the connection there is |
public final class NextHop {
    private NextHop() {}

    /// @param uri of the first route, or of the Contact
    /// @param isContact whether the address may be behind a NAT. A proxy's route is taken as it is
    /// @param source where the message with this URI came from
    public static Hop to(String uri, boolean isContact, Hop source) {
        SipUri read = SipUri.readOrNull(uri);
        if (read == null || read.isSecure() || isOtherTransport(read, source.transport())) return source;
        InetAddress address = literal(read.host());
        InetAddress from = source.address().getAddress();
        if (address == null || !isReachable(address, from)) return source;
        if (isContact && isBehindTranslator(address, from)) return source;
        if (source.transport().isReliable() && address.equals(from)) return source;
        int port = read.port() < 0 ? SipUri.DEFAULT_PORT : read.port();
        return new Hop(source.transport(), new InetSocketAddress(address, port));
    }

    private static boolean isOtherTransport(SipUri uri, Transport transport) {
        return uri.transport().isPresent() && !uri.transport().get().equalsIgnoreCase(transport.name());
    }

    private static boolean isReachable(InetAddress address, InetAddress from) {
        boolean sameFamily = address instanceof Inet4Address == from instanceof Inet4Address;
        return sameFamily && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    private static boolean isBehindTranslator(InetAddress address, InetAddress from) {
        Scope scope = Scope.of(address);
        return scope != Scope.PUBLIC && scope != Scope.of(from);
    }

    /// The address, without a look-up; null when the host is a name.
    public static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The range in which an address is unique.
    private enum Scope {
        LOOPBACK,
        LINK,
        /// RFC 1918 §3; RFC 4193 §3 for IPv6.
        PRIVATE,
        /// RFC 6598 §7: addresses between a carrier's NAT and its customers.
        CARRIER,
        PUBLIC;

        static Scope of(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (address.isLoopbackAddress()) return LOOPBACK;
            if (address.isLinkLocalAddress()) return LINK; // RFC 3927 §2.1, RFC 4291 §2.5.6
            if (bytes.length == 16) return (bytes[0] & 0xFE) == 0xFC ? PRIVATE : PUBLIC;
            if (address.isSiteLocalAddress()) return PRIVATE;
            return bytes[0] == 100 && (bytes[1] & 0xC0) == 0x40 ? CARRIER : PUBLIC;
        }
    }
}
