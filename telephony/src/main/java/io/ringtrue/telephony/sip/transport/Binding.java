package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.Set;
import java.util.function.Predicate;

/// Where the sockets of one endpoint listen, and from whom they accept connections.
///
/// @param address the local address
/// @param port for UDP and TCP; 0 means any free port
/// @param transports not empty
/// @param heard the addresses that may keep a TCP connection. Any other address must soon send a message with
/// the secrets of a call (see [AllowedSources])
public record Binding(InetAddress address, int port, Set<Transport> transports, Predicate<InetAddress> heard) {}
