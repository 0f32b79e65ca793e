package io.ringtrue.telephony.sdp;

import java.net.InetAddress;
import java.util.Optional;

/// Where a far end's media is to go, from its `c=` line or, where that gives nothing of use, from where it speaks SIP.
///
/// @param address empty when there is none
/// @param host name to be looked up, whose address then counts; empty: none
/// @param problem why there is no address, one line for an operator
record MediaAddress(Optional<InetAddress> address, String host, String problem) {

    /// @param ours our own: our sockets speak one family of addresses, the one we describe ourselves with
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

    /// What is described plainly, and cannot be reached, is nothing to guess about.
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
