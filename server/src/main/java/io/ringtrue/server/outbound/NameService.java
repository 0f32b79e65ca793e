package io.ringtrue.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// What turns names into addresses at last: the operating system, by [InetAddress#getAllByName].
@FunctionalInterface
interface NameService {
    /// Blocks for as long as the name's own servers like, up to a minute, and cannot be interrupted.
    InetAddress[] addresses(String host) throws UnknownHostException;
}
