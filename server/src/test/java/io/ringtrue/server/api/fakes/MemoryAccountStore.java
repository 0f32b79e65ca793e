package io.ringtrue.server.api.fakes;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.accounts.StoredCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Accounts in memory.
public final class MemoryAccountStore implements AccountStore {
    private final Map<Long, Account> accounts = new TreeMap<>();
    private final List<Kept> credentials = new ArrayList<>();
    private Optional<SecretHash> adminToken = Optional.empty();
    private Opening opening = (_, _, _) -> {};
    private boolean down;

    /// Receives the opening balance of an account.
    interface Opening {
        void credit(long accountId, long millionths, Instant at);
    }

    synchronized void opensWith(Opening credits) {
        opening = credits;
    }

    private record Kept(Credential credential, SecretHash hash) {}

    /// From now on every read fails, as when the database is gone.
    public synchronized void breakDown(boolean broken) {
        down = broken;
    }

    @Override
    public synchronized Account create(NewAccount account) {
        account.credentials().forEach(c -> refuseTaken(c.kind(), c.name()));
        long id = accounts.size() + 1L;
        Account made = new Account(id, account.name(), account.company(), account.settings(), true, account.at());
        accounts.put(id, made);
        account.credentials().forEach(c -> addCredential(id, c, account.at()));
        if (account.openingMillionths() != 0) opening.credit(id, account.openingMillionths(), account.at());
        return made;
    }

    private void refuseTaken(Credential.Kind kind, String name) {
        if (kept(kind, name).isPresent()) throw new NameTaken(kind);
    }

    private Optional<Kept> kept(Credential.Kind kind, String name) {
        return credentials.stream()
                .filter(k ->
                        k.credential().kind() == kind && k.credential().name().equals(name))
                .findFirst();
    }

    @Override
    public synchronized Optional<Account> find(long accountId) {
        return Optional.ofNullable(accounts.get(accountId));
    }

    @Override
    public synchronized List<Account> list(long after, int limit) {
        return accounts.values().stream()
                .filter(a -> a.id() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Account> update(long accountId, UnaryOperator<Account> change) {
        return Optional.ofNullable(accounts.computeIfPresent(accountId, (_, old) -> change.apply(old)));
    }

    public void suspend(long accountId) {
        update(
                accountId,
                now -> new Account(now.id(), now.name(), now.company(), now.settings(), false, now.created()));
    }

    @Override
    public synchronized Credential addCredential(long accountId, NewAccount.NewCredential made, Instant at) {
        refuseTaken(made.kind(), made.name());
        Credential credential = new Credential(
                credentials.size() + 1L,
                accountId,
                made.kind(),
                made.name(),
                made.label(),
                made.weak(),
                at,
                Optional.empty(),
                false);
        credentials.add(new Kept(credential, made.hash()));
        return credential;
    }

    @Override
    public synchronized List<Credential> credentials(long accountId) {
        return credentials.stream()
                .map(Kept::credential)
                .filter(c -> c.accountId() == accountId)
                .toList();
    }

    @Override
    public synchronized boolean revoke(long accountId, long credentialId) {
        boolean there = credentials(accountId).stream().anyMatch(c -> c.id() == credentialId);
        if (there) credentials.replaceAll(k -> k.credential().id() == credentialId ? revoked(k) : k);
        return there;
    }

    private static Kept revoked(Kept kept) {
        return new Kept(changed(kept.credential(), kept.credential().weak(), true), kept.hash());
    }

    private static Credential changed(Credential c, boolean weak, boolean revoked) {
        return new Credential(
                c.id(), c.accountId(), c.kind(), c.name(), c.label(), weak, c.created(), c.lastUsed(), revoked);
    }

    @Override
    public synchronized Optional<Credential> replaceSecret(long accountId, long credentialId, SecretHash hash) {
        credentials.replaceAll(k -> k.credential().accountId() == accountId
                        && k.credential().id() == credentialId
                        && !k.credential().revoked()
                ? new Kept(changed(k.credential(), false, false), hash)
                : k);
        return credentials(accountId).stream()
                .filter(c -> c.id() == credentialId && !c.revoked())
                .findFirst();
    }

    @Override
    public synchronized Optional<StoredCredential> credential(Credential.Kind kind, String name) {
        if (down) throw new IllegalStateException("the store is down");
        return kept(kind, name)
                .filter(k -> !k.credential().revoked())
                .map(k -> new StoredCredential(
                        k.credential(),
                        k.hash(),
                        find(k.credential().accountId()).orElseThrow()));
    }

    @Override
    public Optional<StoredCredential> remembered(Credential.Kind kind, String name) {
        return Optional.empty();
    }

    @Override
    public void used(long credentialId, Instant at) {
        // Nobody here asks when a credential was last used.
    }

    @Override
    public synchronized Optional<SecretHash> adminToken() {
        return adminToken;
    }

    @Override
    public synchronized boolean putFirstAdminToken(SecretHash hash) {
        if (adminToken.isPresent()) return false;
        adminToken = Optional.of(hash);
        return true;
    }

    @Override
    public synchronized void putAdminToken(SecretHash hash) {
        adminToken = Optional.of(hash);
    }
}
