package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Credentials with their accounts, kept in memory because every request asks for one. What this node changes
/// holds at once; what another node changes, a revocation for instance, holds after [SqlDialect#cacheLife()].
///
/// By hand and not by Caffeine, whose clearing does not wait for a load under way: a credential revoked
/// meanwhile would be kept. Names that do not exist are not kept: strangers invent as many as they like.
final class KnownCredentials {
    /// More would only be memory; then all are forgotten and asked for again.
    private static final int MOST = 50_000;

    private record Name(Credential.Kind kind, String name) {}

    private record Kept(StoredCredential credential, long since) {}

    private final SqlDialect dialect;
    private final Map<Name, Kept> kept = new ConcurrentHashMap<>();
    private volatile long changes;

    KnownCredentials(SqlDialect dialect) {
        this.dialect = dialect;
    }

    Optional<StoredCredential> remembered(Credential.Kind kind, String name) {
        return Optional.ofNullable(kept.get(new Name(kind, name)))
                .filter(this::fresh)
                .map(Kept::credential);
    }

    /// Loads, and keeps what is there.
    ///
    /// @param load asks the database
    Optional<StoredCredential> load(Credential.Kind kind, String name, Supplier<Optional<StoredCredential>> load) {
        long before = changes;
        long since = System.nanoTime();
        Optional<StoredCredential> found = load.get();
        found.ifPresent(credential -> keep(new Name(kind, name), new Kept(credential, since), before));
        return found;
    }

    /// Keeps nothing that was read before a change.
    private synchronized void keep(Name name, Kept found, long before) {
        if (changes != before) return;
        if (kept.size() >= MOST) kept.clear();
        kept.put(name, found);
    }

    /// To be called after a change, before it is answered.
    @SuppressWarnings("NonAtomicVolatileUpdate") // inside the lock
    synchronized void clear() {
        changes++;
        kept.clear();
    }

    private boolean fresh(Kept found) {
        return System.nanoTime() - found.since() < dialect.cacheLife().toNanos();
    }
}
