package io.ringtrue.server.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Turns a host name into addresses.
@FunctionalInterface
public interface HostResolver {
    /// @return every address of the name, at least one
    /// @throws java.net.UnknownHostException when it has none
    /// @throws java.net.SocketTimeoutException when the name service took longer than `within`
    List<InetAddress> resolve(String host, Duration within) throws IOException;
}
