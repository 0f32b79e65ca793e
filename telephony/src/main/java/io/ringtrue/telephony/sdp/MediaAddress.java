package io.ringtrue.telephony.sdp;

import java.net.InetAddress;
import java.util.Optional;

/// The address to which our media goes: that of the far end's `c=` line, or, if that has no usable address,
/// that of its signalling.
///
/// @param address empty when there is none
/// @param host a name to be looked up, whose address then replaces this one; empty when there is none
/// @param problem why there is no address, one line for the log
record MediaAddress(Optional<InetAddress> address, String host, String problem) {

    /// Chooses the address.
    ///
    /// @param ours our own address: our sockets use its address family only
    /// @param signalling the address of the far end's signalling, if known
    static MediaAddress of(Optional<Connection> connection, InetAddress ours, Optional<InetAddress> signalling) {
        Optional<InetAddress> literal = connection.flatMap(Connection::address);
        if (literal.isPresent()) return ofLiteral(literal.get(), ours);
        String host = connection.map(Connection::host).orElse("");
        String problem = host.isEmpty()
                ? "no c= line that can be read, neither for the session nor for the stream"
                : "c= is a name, not a numeric address";
        Optional<InetAddress> instead = signalling.filter(each -> isOfFamily(each, ours));
        return new MediaAddress(instead, host, problem);
    }

    /// A numeric address that we cannot use is a failure. The signalling's address is not tried: the far end
    /// has said clearly that its media is elsewhere.
    private static MediaAddress ofLiteral(InetAddress theirs, InetAddress ours) {
        if (theirs.isMulticastAddress()) return none("c= is a multicast address");
        if (isOfFamily(theirs, ours)) return new MediaAddress(Optional.of(theirs), "", "");
        return none("c= is of family " + Negotiation.family(theirs) + ", media goes over " + Negotiation.family(ours));
    }

    private static MediaAddress none(String problem) {
        return new MediaAddress(Optional.empty(), "", problem);
    }

    private static boolean isOfFamily(InetAddress address, InetAddress other) {
        return Negotiation.family(address).equals(Negotiation.family(other));
    }
}
