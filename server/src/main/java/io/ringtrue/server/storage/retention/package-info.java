/// Masking in the tables of verifications and callbacks.
///
/// Entry point: [JdbcRetentionStore]. It runs on its caller's thread, and never touches the ledger.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.retention;
