/// Accounts, credentials, the ledger and prices in the database, and this installation's own row.
///
/// Entry points: [JdbcAccountStore], [JdbcLedgerStore], [Installation]. Secrets are stored hashed or sealed, never
/// plain.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.accounts;
