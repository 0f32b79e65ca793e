package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds a host's addresses; may take many seconds.
@FunctionalInterface
public interface NameService {
    /// The one of the system.
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// @return not empty, the preferred one first
    /// @throws UnknownHostException when there is no such host, or nobody to ask
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
