package io.ringtrue.server.accounts;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down guessing of secrets: after a few failures of one name from one address, each further one
/// doubles the wait.
final class FailureBackoff {
    /// This many failures cost no wait: a typing error or an old deployment must not lock anybody out.
    private static final int FREE = 10;
    /// The same for weak credentials: a short imported secret could be guessed within many tries.
    private static final int FREE_WEAK = 3;

    private static final Duration LONGEST = Duration.ofMinutes(15);
    /// Bounds memory when an attacker invents names. Beyond it, the least recently used are forgotten.
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param realm the kind of secret that is guessed
    /// @param from an address; of IPv6 only the first 64 bits count, because a caller usually has the whole
    /// /64 network to choose from
    record Key(String realm, String name, String from) {
        Key {
            from = network(from);
        }

        private static String network(String address) {
            if (address.indexOf(':') < 0) return address;
            try {
                byte[] all = InetAddress.ofLiteral(address).getAddress();
                return all.length == 4 ? address : HexFormat.of().formatHex(all, 0, 8);
            } catch (IllegalArgumentException _) {
                return address;
            }
        }
    }

    private record Failures(int count, Instant until) {}

    FailureBackoff(Clock clock) {
        this.clock = clock;
    }

    /// How long the caller has to wait before the next try; empty: not at all.
    synchronized Optional<Duration> wait(Key key) {
        Failures known = failures.get(key);
        if (known == null || !known.until().isAfter(clock.instant())) return Optional.empty();
        return Optional.of(Duration.between(clock.instant(), known.until()));
    }

    /// Counts one more failure.
    ///
    /// @param weak whether the secret is a weak credential's
    synchronized void failed(Key key, boolean weak) {
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        int over = count - (weak ? FREE_WEAK : FREE);
        Duration wait = over <= 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(over, 20));
        failures.put(key, new Failures(count, clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait)));
    }

    /// Forgets the failures.
    synchronized void succeeded(Key key) {
        failures.remove(key);
    }
}
