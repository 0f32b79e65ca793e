/// Money: exact amounts, balances, ledger entries and tariffs.
///
/// Entry points: [Money], [Tariff], and [LedgerStore], the port. Values only: it starts no thread, never
/// rounds, and sees no other room. Holds are taken by `storage.verifications.Admit` and released by
/// `storage.verifications.End`, in the transactions that admit and finish a verification.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.ledger;
