/// Validations in the database: rows with confirmation numbers, and what live sources have cost today.
///
/// Entry points: [JdbcValidationStore], [JdbcLiveSpendStore]. Many validations share one write.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.validations;
