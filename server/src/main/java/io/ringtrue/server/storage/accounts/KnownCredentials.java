package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.StoredCredential;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Credentials with their accounts, kept in memory because every request asks for one. What this node changes holds
/// at once; what another node changes, a revocation for instance, holds after [SqlDialect#cacheLife()].
///
/// By hand and not by Caffeine, whose clearing does not wait for a load under way: a credential revoked
/// meanwhile would be kept.
final class KnownCredentials {
    /// More would only be memory; then all are forgotten and asked for again.
    private static final int MOST = 50_000;

    private record Name(Credential.Kind kind, String name) {}

    private record Kept(StoredCredential credential, long since) {}

    private final SqlDialect dialect;
    private final Map<Name, Kept> kept = new ConcurrentHashMap<>();

    KnownCredentials(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /// @param load asks the database; what it does not find is not remembered
    Optional<StoredCredential> find(Credential.Kind kind, String name, Supplier<Optional<StoredCredential>> load) {
        Name key = new Name(kind, name);
        Kept found = kept.get(key);
        if (found == null || !fresh(found)) {
            if (kept.size() >= MOST) kept.clear();
            found = kept.compute(key, (_, now) -> now != null && fresh(now) ? now : loaded(load));
        }
        return Optional.ofNullable(found).map(Kept::credential);
    }

    /// Loading holds the map's lock on the name and clearing waits for it, so nothing read before a change is kept
    /// after it.
    void clear() {
        kept.clear();
    }

    private static @Nullable Kept loaded(Supplier<Optional<StoredCredential>> load) {
        long since = System.nanoTime();
        return load.get().map(credential -> new Kept(credential, since)).orElse(null);
    }

    private boolean fresh(Kept found) {
        return System.nanoTime() - found.since() < dialect.cacheLife().toNanos();
    }
}
