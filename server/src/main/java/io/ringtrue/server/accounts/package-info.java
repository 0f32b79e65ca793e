/// Customers, their credentials and settings.
///
/// Entry points: [Accounts] authenticates and creates, [AccountStore] is the port. Hashing has threads of its
/// own, since it is long computing. It never stores or logs a secret, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.accounts;
