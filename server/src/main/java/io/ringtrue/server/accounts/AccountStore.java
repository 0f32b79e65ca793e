package io.ringtrue.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps accounts and credentials. Each method is one transaction.
public interface AccountStore {
    /// @throws NameTaken when a credential's name is in use within its kind; nothing was created then
    Account create(NewAccount account);

    Optional<Account> find(long accountId);

    /// By id, ascending.
    ///
    /// @param after only accounts with a larger id; 0 to begin
    List<Account> list(long after, int limit);

    /// @return false when there is no such account
    boolean update(long accountId, String name, String company, AccountSettings settings, boolean active);

    /// @throws NameTaken when the name is in use
    Credential addCredential(long accountId, NewAccount.NewCredential credential, Instant at);

    List<Credential> credentials(long accountId);

    /// @return false when the account has no such credential; repeating it is true
    boolean revoke(long accountId, long credentialId);

    /// Revoked ones are not found; those of inactive accounts are.
    Optional<StoredCredential> credential(Credential.Kind kind, String name);

    /// Remembers when a credential was last used. May be coarse (a minute) and late.
    void used(long credentialId, Instant at);

    /// The hash of the installation's admin token; empty before the first start.
    Optional<SecretHash> adminToken();

    void putAdminToken(SecretHash hash);

    /// Another credential of that kind has this name.
    final class NameTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Credential.Kind kind;

        public NameTaken(Credential.Kind kind) {
            super(kind + ": this name is taken");
            this.kind = kind;
        }

        public Credential.Kind kind() {
            return kind;
        }
    }
}
