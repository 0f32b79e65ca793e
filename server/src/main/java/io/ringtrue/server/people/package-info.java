/// Who signs in to the pages, what they may do there, and the log of what they changed.
///
/// Entry points: [Passwords] judges one sign-in and sets passwords; [SignInLinks] makes and uses links that sign
/// in once; [PersonStore] and [AuditLog] are the ports. Of the other rooms it sees `accounts` alone, for secrets
/// and for what stops guessing. It starts no thread: slow hashes run on those of
/// [io.ringtrue.server.accounts.guesses.SlowHashes]. It never stores a password or a link's token.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.people;
