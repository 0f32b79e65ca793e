package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The addresses of a trunk by the last look-up. Only [#lookUp()] asks the name service, because a slow one
/// must delay neither a call nor the threads that read the network. Safe for several threads.
final class TrunkAddresses {
    private static final System.Logger LOG = System.getLogger(TrunkAddresses.class.getName());

    /// How long an address is accepted after it has left the name service: the trunk's old calls still use
    /// it.
    private static final Duration FAREWELL = Duration.ofMinutes(5);

    private final String host;
    private final NameService names;
    private final LongSupplier nanoTime;
    private volatile List<InetAddress> present = List.of();
    /// Former addresses, each with the time at which it was found gone.
    private final ConcurrentHashMap<InetAddress, Long> former = new ConcurrentHashMap<>();

    TrunkAddresses(String host, NameService names, LongSupplier nanoTime) {
        this.host = host;
        this.names = names;
        this.nanoTime = nanoTime;
    }

    /// Asks the name service, which may take long. If it does not answer, the addresses known so far stay.
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

    /// The preferred address; empty while no look-up has succeeded.
    Optional<InetAddress> first() {
        return present.stream().findFirst();
    }

    /// Whether the trunk has this address, or had it until recently.
    boolean include(InetAddress address) {
        if (present.contains(address)) return true;
        Long leftAt = former.get(address);
        return leftAt != null && !isLongAgo(leftAt, nanoTime.getAsLong());
    }

    private static boolean isLongAgo(long then, long now) {
        return now - then > FAREWELL.toNanos();
    }
}
