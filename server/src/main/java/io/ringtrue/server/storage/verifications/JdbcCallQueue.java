package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallQueue;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.storage.accounts.NodeRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.DatabaseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Queued verifications as calls to be made.
public final class JdbcCallQueue implements CallQueue {
    private final Database database;
    private final DatabaseTime time;
    private final InstallationKey key;
    private final int triesPerCall;
    /// The account looked at last, when more wait than one claim looks at.
    private final AtomicLong goOn = new AtomicLong();

    public JdbcCallQueue(Database database, InstallationKey key, int triesPerCall) {
        this.database = database.setAside();
        this.time = new DatabaseTime(this.database);
        this.key = key;
        this.triesPerCall = triesPerCall;
    }

    @Override
    public List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most) {
        long begin = goOn.get();
        List<CallOrder> orders = new ArrayList<>(claim(node, now, lease, most, begin));
        // So few only because the others come before.
        if (begin > 0 && orders.size() < most) orders.addAll(claim(node, now, lease, most - orders.size(), 0));
        return orders;
    }

    private List<CallOrder> claim(NodeIdentity node, Instant now, Duration lease, int most, long after) {
        ClaimCalls.Claim claim =
                database.write(new ClaimCalls(node, now, lease, most, after, triesPerCall, key, database.dialect()));
        goOn.set(claim.goOn());
        return claim.orders();
    }

    @Override
    public LeaveToDial intendToDial(CallOrder order, Instant now, Duration doNotCall) {
        return database.write(new IntendToDial(order, now, doNotCall, key));
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public boolean keepNode(NodeIdentity node, Instant until) {
        return database.write(sql -> NodeRow.keep(sql, node, until));
    }

    @Override
    public Set<Long> renew(NodeIdentity node, Collection<CallOrder> live, Instant until) {
        return database.write(new RenewLeases(node, live, until));
    }
}
