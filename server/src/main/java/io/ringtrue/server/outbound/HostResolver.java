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
    /// @throws java.net.SocketTimeoutException when the name service took longer than `within`, or than a resolver
    /// waits at most
    List<InetAddress> resolve(String host, Duration within) throws IOException;

    /// The same, for one asker. A resolver that shares something out, such as threads, takes them from this asker's
    /// share, so that the names one asker gives do not delay the others.
    ///
    /// @param asker any text, the same for the same asker: `account 7`
    default HostResolver inShareOf(String asker) {
        return this;
    }
}
