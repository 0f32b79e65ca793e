package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Looks up the addresses of a host. It may block for many seconds.
@FunctionalInterface
public interface NameService {
    /// The name service of the operating system.
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// @return at least one address, the preferred one first
    /// @throws UnknownHostException when there is no such host, or no name service can be reached
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
