package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Tags;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The calls of one endpoint, with those that ended recently, by Call-ID and our own tag. The call itself
/// checks the far end's tag, the third part of a dialog's identity (RFC 3261 §12). Safe for several threads.
final class CallTable {
    private final ConcurrentHashMap<String, Entries> entries = new ConcurrentHashMap<>();
    private final RecentCalls recent;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean awaited;

    /// @param recent keeps what remains of a call after its end
    CallTable(RecentCalls recent) {
        this.recent = recent;
    }

    /// Adds a call that begins.
    void add(String callId, String localTag, Party party) {
        calls.incrementAndGet();
        entries.merge(callId, Entries.of(localTag, party), Entries::with);
    }

    /// Removes a call that leaves nothing behind. Removing it again does nothing.
    void remove(String callId, String localTag) {
        boolean[] found = {false};
        entries.computeIfPresent(callId, (_, before) -> {
            found[0] = Entries.find(before, localTag) != null;
            return found[0] ? before.without(localTag) : before;
        });
        if (found[0]) ended();
    }

    /// Ends a call. From now on `remains` receives the messages that arrive late.
    void replace(String callId, String localTag, Party remains) {
        recent.add(callId, localTag, remains);
        remove(callId, localTag);
    }

    private void ended() {
        if (calls.decrementAndGet() == 0 && awaited) wakeWaiting();
    }

    private synchronized void wakeWaiting() {
        notifyAll();
    }

    /// Waits until no call is left.
    ///
    /// @return false when calls are left after `atMost`
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

    /// How many calls have begun and not ended.
    int size() {
        return calls.get();
    }

    /// Whether a call with this Call-ID continues or ended recently.
    boolean has(String callId) {
        return entries.containsKey(callId) || recent.has(callId);
    }

    /// Null when there is no such call.
    @Nullable
    Party find(String callId, String localTag) {
        Party found = Entries.find(entries.get(callId), localTag);
        return found != null ? found : recent.find(callId, localTag);
    }

    /// The parties that share one Call-ID. Nearly always one; two when this endpoint calls itself.
    ///
    /// @param others null when there is no other
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
