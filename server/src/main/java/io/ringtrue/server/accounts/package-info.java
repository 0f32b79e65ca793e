/// Customers, their credentials and settings.
///
/// Entry points: [Accounts] creates and authenticates, [AdminToken] checks the operator's token,
/// [AccountStore] is the port. Everything runs on the caller's thread but slow hashes, which
/// [io.ringtrue.server.accounts.guesses.SlowHashes] computes. It never stores or logs a secret in the clear,
/// and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.accounts;
