package io.ringtrue.server.calls;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.loop.Loop;
import io.ringtrue.telephony.call.Dialer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Admits waiting orders to the lines: claims them, gives each a thread of its own, keeps their leases, and knows
/// which calls are live on this node.
public final class CallDesk implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CallDesk.class.getName());
    /// A node that stalls for less than this less [#RENEW_EVERY] keeps its calls. The calls of one that is gone
    /// are ended by the others within this and one turn of their recovery: 11 s. On a busy machine that leaves
    /// 4 s of the 15 s that are promised.
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration RENEW_EVERY = Duration.ofSeconds(3);
    /// A call that is hung up is over by then.
    private static final Duration HANG_UP = Duration.ofSeconds(20);
    /// Other nodes' orders are found by looking; our own wake the desk.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /// Other nodes' orders ring; what a dead node had claimed does not. Shorter than [#RENEW_EVERY].
    private static final Duration LOOK_SLOWLY = Duration.ofSeconds(2);
    /// Claimed at once, so that one node does not swallow a burst that others could share.
    private static final int MOST_AT_ONCE = 50;

    private final CallQueue queue;
    private final NodeIdentity node;
    private final Dialer dialer;
    private final ScriptWriter scripts;
    private final LastCheck lastCheck;
    private final CallProgress progress;
    private final CallDeskSettings settings;
    private final Bell bell;
    private final ThreadFactory callThreads;
    private final Clock clock;
    private final Map<Long, LiveCall> live = new ConcurrentHashMap<>();
    private final Loop loop;
    private volatile boolean claiming = true;
    private volatile boolean replaced;
    private final Lock claims = new ReentrantLock();
    /// By the monotonic clock: a wall clock set back must not stop renewals.
    private volatile long nextRenewal = System.nanoTime();

    /// @param deskThread makes the one thread that claims
    /// @param callThreads makes a thread for each call
    public CallDesk(
            CallQueue queue,
            NodeIdentity node,
            Dialer dialer,
            ScriptWriter scripts,
            LastCheck lastCheck,
            CallProgress progress,
            CallDeskSettings settings,
            Bell bell,
            ThreadFactory deskThread,
            ThreadFactory callThreads,
            Clock clock) {
        this.queue = queue;
        this.node = node;
        this.dialer = dialer;
        this.scripts = scripts;
        this.lastCheck = lastCheck;
        this.progress = progress;
        this.settings = settings;
        this.bell = bell;
        this.callThreads = callThreads;
        this.clock = clock;
        this.loop = new Loop("the call desk", this::turn, this::pause, deskThread);
    }

    public void start() {
        loop.start();
    }

    /// There may be something to claim.
    public void wake() {
        loop.wake();
    }

    /// Hangs up a call of this node; does nothing when there is none of that id.
    public void stop(long id) {
        LiveCall call = live.get(id);
        if (call != null) call.stop();
    }

    /// How many calls are live on this node.
    public int liveCalls() {
        return live.size();
    }

    /// How many calls are over on this node without their outcome being stored: the store is away or full.
    public int unstoredOutcomes() {
        return (int) live.values().stream().filter(LiveCall::isUnstored).count();
    }

    /// Whether another server has been started under this node's id. Then this one makes no more calls.
    public boolean isReplaced() {
        return replaced;
    }

    /// Claims nothing more, lets live calls end, and hangs up what is left after `patience`.
    public void drain(Duration patience) {
        claiming = false;
        wake();
        // A claim under way ends first, so that its calls are among those waited for.
        claims.lock();
        claims.unlock();
        if (!waitUntilIdle(patience)) {
            LOG.log(WARNING, live.size() + " calls still live after " + patience.toSeconds() + " s: hanging up");
            live.values().forEach(LiveCall::cutOff);
            waitUntilIdle(HANG_UP);
        }
    }

    private boolean waitUntilIdle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (LiveCall call : List.copyOf(live.values())) {
                if (!call.over().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return live.isEmpty();
    }

    /// Stops the desk; live calls are hung up.
    @Override
    public void close() {
        drain(Duration.ZERO);
        loop.close();
    }

    private boolean turn() {
        keepLeases();
        return claim() > 0;
    }

    private int claim() {
        claims.lock();
        try {
            int room = room();
            if (!claiming || room <= 0) return 0;
            List<CallOrder> orders = queue.claim(node, queue.now(), LEASE, room);
            orders.forEach(this::begin);
            return orders.size();
        } finally {
            claims.unlock();
        }
    }

    /// What the trunks would take, less what is claimed and not dialled yet: the rest waits in the queue rather
    /// than fail.
    private int room() {
        long undialled =
                live.values().stream().filter(call -> !call.isDialled()).count();
        long room = Math.min(settings.mostCalls() - live.size(), dialer.room() - undialled);
        return (int) Math.min(room, MOST_AT_ONCE);
    }

    /// A line that is used by nobody here (a port at rest, a trunk that comes back) does not ring when it is free.
    private Duration pause() {
        return bell.isHeard() && room() > 0 ? LOOK_SLOWLY : LOOK_EVERY;
    }

    private void begin(CallOrder order) {
        LiveCall call = new LiveCall(
                order,
                queue,
                dialer,
                scripts,
                lastCheck,
                progress,
                settings,
                clock,
                callThreads,
                over -> live.remove(over.order().id(), over));
        live.put(order.id(), call);
        Thread thread = callThreads.newThread(call);
        thread.setName("call-" + order.id());
        thread.start();
    }

    /// Renews this node's leases if it is time. The desk does so by itself; whoever is about to look for
    /// abandoned calls asks for it first, so that a stall of the desk costs none of this node's own.
    public void keepLeases() {
        if (System.nanoTime() - nextRenewal >= 0) renewLeases();
    }

    /// Renews the leases of this node and of its live calls now. When the store is away, the next turn tries
    /// again.
    void renewLeases() {
        Instant until = queue.now().plus(LEASE);
        if (!queue.keepNode(node, until)) giveUp();
        List<CallOrder> orders = live.values().stream().map(LiveCall::order).collect(Collectors.toList());
        Set<Long> lost = orders.isEmpty() ? Set.of() : queue.renew(node, orders, until);
        for (Long id : lost) {
            LOG.log(WARNING, "lost the lease of call " + id + ": hanging up");
            stop(id);
        }
        nextRenewal = System.nanoTime() + RENEW_EVERY.toNanos();
    }

    private void giveUp() {
        if (!replaced) {
            LOG.log(
                    ERROR,
                    "another server has been started under this node's id (" + node.id() + "), from a copy of its data"
                            + " folder: this one makes no more calls. Stop one of them, and give it a folder of its own"
                            + " by: ringtrue admin node add");
        }
        replaced = true;
        claiming = false;
    }
}
