/// Money: exact amounts, holds, entries, tariffs.
///
/// Entry points: [Money], [Tariff], and [LedgerStore], the port. It never rounds, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.ledger;
