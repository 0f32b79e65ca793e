/// The check of the ledger: reads the tables that have to agree, page by page. It writes nothing but what the
/// operator accepts.
///
/// Entry point: [JdbcLedgerCheck]. It runs on the caller's thread, and holds no transaction open between two pages.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.ledger;
