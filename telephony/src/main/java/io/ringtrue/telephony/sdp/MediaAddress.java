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
    static MediaAddress of(
            Optional<Connection> connection, InetAddress ours, Optional<InetAddress> signalling) {
        Optional<InetAddress> literal = connection.flatMap(Connection::address);
        if (literal.isPresent()) return ofLiteral(literal.get(), ours, signalling);
        String host = connection.map(Connection::host).orElse("");
        String problem = host.isEmpty()
                ? "no c= line that can be read, neither for the session nor for the stream"
                : "c= is a name, not a numeric address";
        return instead(signalling, ours, host, problem);
    }

    private static MediaAddress ofLiteral(InetAddress theirs, InetAddress ours, Optional<InetAddress> signalling) {
        if (theirs.isMulticastAddress()) return new MediaAddress(Optional.empty(), "", "c= is a multicast address");
        String family = Negotiation.family(theirs);
        if (family.equals(Negotiation.family(ours))) return new MediaAddress(Optional.of(theirs), "", "");
        return instead(
                signalling, ours, "", "c= is of family " + family + ", media goes over " + Negotiation.family(ours));
    }

    private static MediaAddress instead(
            Optional<InetAddress> signalling, InetAddress ours, String host, String problem) {
        boolean reachable = signalling
                .filter(each -> Negotiation.family(each).equals(Negotiation.family(ours)))
                .isPresent();
        return new MediaAddress(reachable ? signalling : Optional.empty(), host, problem);
    }
}
