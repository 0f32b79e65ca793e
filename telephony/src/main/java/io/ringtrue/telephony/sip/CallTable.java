package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The calls there are, and what is left of those just over, found by Call-ID and our own tag; the far end's
/// tag is the call's to check (RFC 3261 §12).
final class CallTable {
    private final ConcurrentHashMap<String, List<Entry>> entries = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean awaited;

    private record Entry(String localTag, Party party) {}

    void add(String callId, String localTag, Party party) {
        calls.incrementAndGet();
        put(callId, localTag, party);
    }

    void remove(String callId, String localTag) {
        if (strike(callId, localTag)) ended();
    }

    /// The call is over; its place is taken by one that knows what to do about what comes late.
    void replace(String callId, String localTag, Party remains) {
        if (!strike(callId, localTag)) return;
        put(callId, localTag, remains);
        ended();
    }

    /// Removes what [#replace] left.
    void forget(String callId, String localTag) {
        strike(callId, localTag);
    }

    private void put(String callId, String localTag, Party party) {
        Entry entry = new Entry(localTag, party);
        entries.merge(callId, List.of(entry), (before, _) -> {
            List<Entry> more = new ArrayList<>(before);
            more.add(entry);
            return List.copyOf(more);
        });
    }

    private boolean strike(String callId, String localTag) {
        boolean[] found = new boolean[1];
        entries.computeIfPresent(callId, (_, before) -> {
            List<Entry> left = before.stream()
                    .filter(each -> !each.localTag.equals(localTag))
                    .toList();
            found[0] = left.size() < before.size();
            return left.isEmpty() ? null : left;
        });
        return found[0];
    }

    private void ended() {
        if (calls.decrementAndGet() == 0 && awaited) tellEmpty();
    }

    private synchronized void tellEmpty() {
        notifyAll();
    }

    /// @return whether there was no call left within the time
    synchronized boolean awaitEmpty(Duration atMost) throws InterruptedException {
        awaited = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        while (calls.get() > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return false;
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /// How many calls are not over.
    int size() {
        return calls.get();
    }

    /// Whether anything is left of a call with this Call-ID.
    boolean has(String callId) {
        return entries.containsKey(callId);
    }

    @Nullable
    Party find(String callId, String localTag) {
        List<Entry> found = entries.get(callId);
        if (found == null) return null;
        for (Entry each : found) {
            if (Tags.areSame(each.localTag, localTag)) return each.party;
        }
        return null;
    }
}
