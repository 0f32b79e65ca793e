package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Tags;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The calls there are, and what is left of those just over, found by Call-ID and our own tag; the far end's
/// tag is the call's to check (RFC 3261 §12).
final class CallTable {
    private final ConcurrentHashMap<String, Entries> entries = new ConcurrentHashMap<>();
    private final RecentCalls recent;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean awaited;

    /// @param recent takes what is left of those just over
    CallTable(RecentCalls recent) {
        this.recent = recent;
    }

    void add(String callId, String localTag, Party party) {
        calls.incrementAndGet();
        entries.merge(callId, Entries.of(localTag, party), Entries::with);
    }

    void remove(String callId, String localTag) {
        boolean[] found = {false};
        entries.computeIfPresent(callId, (_, before) -> {
            found[0] = Entries.find(before, localTag) != null;
            return found[0] ? before.without(localTag) : before;
        });
        if (found[0]) ended();
    }

    /// The call is over; its place is taken by one that knows what to do about what comes late.
    void replace(String callId, String localTag, Party remains) {
        recent.add(callId, localTag, remains);
        remove(callId, localTag);
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
        return entries.containsKey(callId) || recent.has(callId);
    }

    @Nullable
    Party find(String callId, String localTag) {
        Party found = Entries.find(entries.get(callId), localTag);
        return found != null ? found : recent.find(callId, localTag);
    }

    /// Those who share one Call-ID: nearly always one, and two when we call ourselves.
    ///
    /// @param others null: there is no other
    record Entries(String localTag, Party party, @Nullable Entries others) {
        static Entries of(String localTag, Party party) {
            return new Entries(localTag, party, null);
        }

        Entries with(Entries one) {
            return new Entries(one.localTag, one.party, this);
        }

        /// Null when nothing is left.
        @Nullable
        Entries without(String tag) {
            if (Tags.areSame(localTag, tag)) return others;
            Entries left = others == null ? null : others.without(tag);
            return new Entries(localTag, party, left);
        }

        static @Nullable Party find(@Nullable Entries entries, String tag) {
            for (Entries each = entries; each != null; each = each.others) {
                if (Tags.areSame(each.localTag, tag)) return each.party;
            }
            return null;
        }
    }
}
