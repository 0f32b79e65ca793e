package io.ringtrue.server.http.connections;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Counts the connections that each address holds, and refuses those beyond its share, so that a few addresses cannot
/// use up all connections of the server. Memory is bounded by the connections that are open. Safe for use by many
/// threads.
public final class AddressShares {
    private final int most;
    private final Predicate<InetAddress> exempt;
    private final Map<AddressBlock, Integer> held = new ConcurrentHashMap<>();
    /// By connection, so that one that ends in two ways is counted down once.
    private final Map<Object, AddressBlock> holders = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    /// @param most connections that one address may hold, at least 1
    /// @param exempt addresses without a limit: proxies, whose connections carry the requests of many callers
    public AddressShares(int most, Predicate<InetAddress> exempt) {
        this.most = most;
        this.exempt = exempt;
    }

    /// Counts a new connection.
    ///
    /// @param connection compared by `equals`; it must not be counted already
    /// @return false: the address has used up its share, and nothing was counted
    boolean take(Object connection, InetAddress from) {
        if (exempt.test(from)) return true;
        AddressBlock block = AddressBlock.of(from);
        if (held.merge(block, 1, Integer::sum) > most) {
            countDown(block);
            refused.incrementAndGet();
            return false;
        }
        holders.put(connection, block);
        return true;
    }

    /// Counts down a connection that has ended. One that is not counted, or was counted down already, changes
    /// nothing.
    void giveBack(Object connection) {
        AddressBlock block = holders.remove(connection);
        if (block != null) countDown(block);
    }

    private void countDown(AddressBlock block) {
        held.computeIfPresent(block, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Connections counted now.
    public int held() {
        return holders.size();
    }

    /// Addresses that hold at least one counted connection.
    int holding() {
        return held.size();
    }

    /// Connections refused since the start.
    public long refused() {
        return refused.get();
    }
}
