package io.ringtrue.server.api.fakes;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Callbacks in memory; nothing is ever due.
public final class MemoryCallbackStore implements CallbackStore {
    private final Map<Long, Callback> kept = new TreeMap<>();
    private final Map<Long, Instant> oldUntils = new HashMap<>();
    private final List<String> wantedAgain = new ArrayList<>();

    public synchronized void put(Callback callback) {
        kept.put(callback.id(), callback);
    }

    @Override
    public List<DueCallback> claim(Instant now, Duration lease, int free, Shares shares) {
        return List.of();
    }

    @Override
    public int bringForward(Duration longest) {
        return 0;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public void attempted(DueCallback callback, DeliveryAttempt attempt, Next next) {
        throw new IllegalStateException("nothing is ever claimed here");
    }

    @Override
    public synchronized Optional<Callback> find(long accountId, long callbackId) {
        return Optional.ofNullable(kept.get(callbackId)).filter(c -> c.accountId() == accountId);
    }

    @Override
    public synchronized List<Callback> list(long accountId, Optional<Callback.State> state, long before, int limit) {
        return kept.values().stream()
                .filter(c -> c.accountId() == accountId && c.id() < before)
                .filter(c -> state.map(s -> s == c.state()).orElse(true))
                .sorted((a, b) -> Long.compare(b.id(), a.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void wantAgain(long accountId, String url) {
        wantedAgain.add(url);
    }

    /// URLs that were set again.
    public synchronized List<String> wantedAgain() {
        return List.copyOf(wantedAgain);
    }

    @Override
    public synchronized int replayDead(long accountId, Instant from, Instant to, int most, Instant now) {
        List<Callback> dead = kept.values().stream()
                .filter(c -> c.accountId() == accountId && c.state() == Callback.State.DEAD)
                .filter(c -> !c.created().isBefore(from) && c.created().isBefore(to))
                .limit(most)
                .toList();
        dead.forEach(c -> replay(accountId, c.id(), now));
        return dead.size();
    }

    @Override
    public synchronized boolean rotateSecret(long accountId, SigningSecret secret, Instant now, Instant oldUntil) {
        Instant ending = oldUntils.getOrDefault(accountId, now);
        if (oldUntil.isAfter(now) && ending.isAfter(now)) return false;
        oldUntils.put(accountId, oldUntil);
        return true;
    }

    @Override
    public synchronized boolean replay(long accountId, long callbackId, Instant now) {
        Optional<Callback> found = find(accountId, callbackId);
        found.ifPresent(c -> put(new Callback(
                c.id(),
                c.accountId(),
                c.verificationId(),
                c.messageId(),
                c.kind(),
                c.url(),
                Callback.State.DUE,
                c.created(),
                Optional.of(now),
                c.attempts())));
        return found.isPresent();
    }
}
