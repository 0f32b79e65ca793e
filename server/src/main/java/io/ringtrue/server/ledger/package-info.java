/// Money: exact amounts, balances, ledger entries and tariffs.
///
/// Entry points: [Money], [Tariff], and [LedgerStore], the port. Values only: it starts no thread, never
/// rounds, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.ledger;
