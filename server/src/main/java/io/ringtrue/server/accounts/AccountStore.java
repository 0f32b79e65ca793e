package io.ringtrue.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps accounts and credentials: the port that `storage` implements. Each method is one transaction,
/// durable when it returns.
public interface AccountStore {
    /// @throws NameTaken when a credential's name is in use within its kind; then nothing was created
    Account create(NewAccount account);

    /// @return empty when there is no such account
    Optional<Account> find(long accountId);

    /// By id, ascending.
    ///
    /// @param after only accounts with a larger id; 0 to begin
    List<Account> list(long after, int limit);

    /// Changes name, company, settings and whether the account is active. Nobody else changes the account between
    /// what `change` is given and what is stored, so no change of another operator is lost.
    ///
    /// @param change gives the account as it shall be; id and date stay. It may be called more than once; when it
    /// throws, nothing changes
    /// @return the account after it; empty when there is no such account
    Optional<Account> update(long accountId, UnaryOperator<Account> change);

    /// @throws NameTaken when the name is in use
    Credential addCredential(long accountId, NewAccount.NewCredential credential, Instant at);

    /// All credentials of the account, revoked ones too, by id, ascending; empty for an unknown account.
    List<Credential> credentials(long accountId);

    /// Puts another secret in the place of a credential's; the old one is refused from now on, and what was weak is
    /// not any more.
    ///
    /// @param hash of a secret that cannot be guessed
    /// @return the credential after it; empty when the account has no such credential, or it was revoked
    Optional<Credential> replaceSecret(long accountId, long credentialId, SecretHash hash);

    /// @return false when the account has no such credential; true again for one that was revoked before
    boolean revoke(long accountId, long credentialId);

    /// The credential with its hash and its account, as the store has it now. A revoked credential is not
    /// found; a credential of an inactive account is. Takes the same time for a name that exists and one that
    /// does not.
    Optional<StoredCredential> credential(Credential.Kind kind, String name);

    /// What [#credential] found, where this node remembers it; else empty. Reads nothing. What this node has
    /// changed since is not remembered; what another node changed may be, for a few seconds.
    Optional<StoredCredential> remembered(Credential.Kind kind, String name);

    /// Stores when a credential was last used. A store may round: it need not write more than one
    /// use a minute.
    void used(long credentialId, Instant at);

    /// The hash of the installation's admin token; empty before the first start.
    Optional<SecretHash> adminToken();

    /// Puts the hash of the installation's first admin token.
    ///
    /// @return false: there is one already, maybe of a node that starts at the same time; it stays
    boolean putFirstAdminToken(SecretHash hash);

    /// Replaces the hash of the admin token.
    void putAdminToken(SecretHash hash);

    /// Another credential of that kind has this name, in this or any other account.
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
