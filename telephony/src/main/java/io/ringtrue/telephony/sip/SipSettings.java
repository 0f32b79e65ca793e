package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Binding;
import io.ringtrue.telephony.sip.transport.Transport;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How one endpoint speaks SIP.
///
/// @param bind address the sockets listen on
/// @param port for UDP and TCP alike; 0: any free one
/// @param publicAddress what Via and Contact say when it differs from the socket's own address
/// @param transports not empty
/// @param heard who is listened to out of a call, too; anybody else only with the secrets of a call (see
/// [io.ringtrue.telephony.sip.transport.AllowedSources])
public record SipSettings(
        InetAddress bind,
        int port,
        Optional<InetAddress> publicAddress,
        Set<Transport> transports,
        TransactionTimers timers,
        Predicate<InetAddress> heard) {

    /// Both transports on any free port of this address, listening to everybody.
    public static SipSettings on(InetAddress bind) {
        return new SipSettings(
                bind, 0, Optional.empty(), Set.of(Transport.UDP, Transport.TCP), TransactionTimers.RFC, _ -> true);
    }

    Binding binding() {
        return new Binding(bind, port, transports, heard);
    }
}
