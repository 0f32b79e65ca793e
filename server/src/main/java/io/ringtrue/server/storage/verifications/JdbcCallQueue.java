package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.engine.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Queued verifications as calls to be made.
public final class JdbcCallQueue implements CallQueue {
    private final Database database;
    private final InstallationKey key;
    private final int triesPerCall;

    public JdbcCallQueue(Database database, InstallationKey key, int triesPerCall) {
        this.database = database;
        this.key = key;
        this.triesPerCall = triesPerCall;
    }

    @Override
    public List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most) {
        return database.write(new ClaimCalls(node, now, lease, most, triesPerCall, key, database.dialect()));
    }

    @Override
    public boolean intendToDial(CallOrder order, Instant now) {
        return database.write(new IntendToDial(order, now));
    }

    @Override
    public Set<Long> renew(NodeIdentity node, Collection<CallOrder> live, Instant until) {
        return database.write(new RenewLeases(node, live, until));
    }
}
