package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.Set;
import java.util.function.Predicate;

/// Where the sockets of one endpoint listen, and to whom.
///
/// @param address they are bound to
/// @param port for UDP and TCP alike; 0: any free one
/// @param transports not empty
/// @param heard who may hold a TCP connection without having shown the secrets of a call (see [AllowedSources])
public record Binding(InetAddress address, int port, Set<Transport> transports, Predicate<InetAddress> heard) {}
