/// Trunks in the database, their passwords sealed.
///
/// Entry point: [JdbcTrunkStore].
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.trunks;
