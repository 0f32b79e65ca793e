package io.ringtrue.server.accounts.guesses;

import java.time.Duration;

/// What wrong tries are counted by, and how many cost no wait. The try that uses up the last free one starts
/// a wait of two seconds, and each further one doubles it.
///
/// The counters are few and their places are hashed: names and addresses that somebody invents fill no table.
/// Two that share a counter wait sooner, never later.
public enum Scope {
    /// A typing error or a deployment with an old secret; short imported secrets allow no more than these.
    NAME_AND_ADDRESS(4, Duration.ofMinutes(15), 20),

    /// Several names from one address: a list of names tried one by one. The wait is short, because a
    /// deployment with an old secret at that address keeps it up.
    ADDRESS(20, Duration.ofMinutes(1), 18),

    /// Many addresses of one owner. Others may live there too, so the wait is short.
    NETWORK(100, Duration.ofMinutes(1), 16),

    /// One name from many addresses. The wait is short, because it is also the owner's who comes from a new
    /// address: 1,440 tries a day from everywhere.
    NAME(20, Duration.ofMinutes(1), 16);

    private final int free;
    private final Duration longest;
    private final int bits;

    Scope(int free, Duration longest, int bits) {
        this.free = free;
        this.longest = longest;
        this.bits = bits;
    }

    /// How many tries may be tested before there is a wait.
    public int free() {
        return free;
    }

    public Duration longest() {
        return longest;
    }

    /// The counter that a hashed name or address has.
    ///
    /// @param hash all 64 bits count
    public Counter counter(long hash) {
        return new Counter(this, ((long) ordinal() << 32) | (hash >>> (Long.SIZE - bits)));
    }

    Duration waitAfter(int tries) {
        if (tries < free) return Duration.ZERO;
        Duration wait = Duration.ofSeconds(1L << Math.min(tries - free + 1, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
