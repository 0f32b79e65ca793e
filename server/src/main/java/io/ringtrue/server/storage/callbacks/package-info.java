/// Callbacks in the database: due rows, claimed by one node at a time under a lease.
///
/// Entry points: [JdbcCallbackStore], [JdbcDeliveries].
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.callbacks;
