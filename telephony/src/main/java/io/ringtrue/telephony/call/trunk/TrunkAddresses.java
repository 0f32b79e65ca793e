package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Where a trunk is, as the name service last said. Only [#lookUp()] asks it, for a slow name service must hold up
/// neither a call nor whoever reads the network.
final class TrunkAddresses {
    private static final System.Logger LOG = System.getLogger(TrunkAddresses.class.getName());

    /// A trunk that moves goes on for a while with the calls it has, from where it was.
    private static final Duration FAREWELL = Duration.ofMinutes(5);

    private final String host;
    private final NameService names;
    private final LongSupplier nanoTime;
    private volatile List<InetAddress> present = List.of();
    /// When each address was found gone.
    private final ConcurrentHashMap<InetAddress, Long> former = new ConcurrentHashMap<>();

    TrunkAddresses(String host, NameService names, LongSupplier nanoTime) {
        this.host = host;
        this.names = names;
        this.nanoTime = nanoTime;
    }

    /// Asks the name service; may take long. Without an answer what was known before is still the best guess.
    synchronized void lookUp() {
        try {
            List<InetAddress> found = names.addresses(host);
            long now = nanoTime.getAsLong();
            for (InetAddress gone : present) {
                if (!found.contains(gone)) former.put(gone, now);
            }
            former.values().removeIf(leftAt -> isLongAgo(leftAt, now));
            present = found;
        } catch (UnknownHostException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "the trunk host " + host + " is not known to the name service");
        }
    }

    /// The preferred one; empty while the host is not known.
    Optional<InetAddress> first() {
        return present.stream().findFirst();
    }

    /// Whether the trunk is there, or was a moment ago.
    boolean include(InetAddress address) {
        if (present.contains(address)) return true;
        Long leftAt = former.get(address);
        return leftAt != null && !isLongAgo(leftAt, nanoTime.getAsLong());
    }

    private static boolean isLongAgo(long then, long now) {
        return now - then > FAREWELL.toNanos();
    }
}
