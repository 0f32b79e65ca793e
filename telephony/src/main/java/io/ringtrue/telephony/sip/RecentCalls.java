package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.transaction.Strand;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps what remains of ended calls, for at least `kept` and at most twice as long. A whole map is dropped
/// at a time: an alarm for each call would touch memory that has left the caches, which costs more than
/// everything else at a call's end. Safe for several threads.
final class RecentCalls {
    private final Strand strand;
    private final Duration kept;
    private volatile ConcurrentHashMap<String, CallTable.Entries> younger = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, CallTable.Entries> older = new ConcurrentHashMap<>();
    private boolean turning;

    RecentCalls(Strand strand, Duration kept) {
        this.strand = strand;
        this.kept = kept;
    }

    synchronized void add(String callId, String localTag, Party remains) {
        younger.merge(callId, CallTable.Entries.of(localTag, remains), CallTable.Entries::with);
        if (!turning) turnLater();
    }

    boolean has(String callId) {
        return younger.containsKey(callId) || older.containsKey(callId);
    }

    @Nullable
    Party find(String callId, String localTag) {
        Party found = CallTable.Entries.find(younger.get(callId), localTag);
        return found != null ? found : CallTable.Entries.find(older.get(callId), localTag);
    }

    private void turnLater() {
        turning = true;
        strand.after(kept, this::turn);
    }

    private synchronized void turn() {
        turning = false;
        older = younger;
        younger = new ConcurrentHashMap<>();
        if (!older.isEmpty()) turnLater();
    }
}
