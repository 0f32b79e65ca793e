package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Binding;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The settings of one endpoint.
///
/// @param bind address the sockets listen on
/// @param port for UDP and TCP; 0 means any free port
/// @param publicAddress the address in Via and Contact; empty when it is the socket's own
/// @param transports not empty
/// @param timers the timers of RFC 3261 §17
/// @param heard the addresses whose messages are accepted outside a call too. Messages from other addresses
/// must contain the secrets of a call (see [io.ringtrue.telephony.sip.transport.AllowedSources])
public record SipSettings(
        InetAddress bind,
        int port,
        Optional<InetAddress> publicAddress,
        Set<Transport> transports,
        TransactionTimers timers,
        Predicate<InetAddress> heard) {

    /// UDP and TCP on any free port of this address, accepting messages from everywhere.
    public static SipSettings on(InetAddress bind) {
        return new SipSettings(
                bind, 0, Optional.empty(), Set.of(Transport.UDP, Transport.TCP), TransactionTimers.RFC, _ -> true);
    }

    Binding binding() {
        return new Binding(bind, port, transports, heard);
    }
}
