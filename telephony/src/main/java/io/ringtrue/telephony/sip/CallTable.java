package io.ringtrue.telephony.sip;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The calls there are, found by Call-ID and our own tag; the far end's tag is the call's to check (RFC 3261
/// §12).
final class CallTable {
    private final ConcurrentHashMap<String, Party> parties = new ConcurrentHashMap<>();
    private volatile boolean awaited;

    void add(String callId, String localTag, Party party) {
        parties.put(callId + ' ' + localTag, party);
    }

    void remove(String callId, String localTag) {
        parties.remove(callId + ' ' + localTag);
        if (awaited && parties.isEmpty()) tellEmpty();
    }

    private synchronized void tellEmpty() {
        notifyAll();
    }

    /// @return whether there was no call left within the time
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        awaited = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!parties.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return false;
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    @Nullable
    Party find(String callId, String localTag) {
        return parties.get(callId + ' ' + localTag);
    }
}
